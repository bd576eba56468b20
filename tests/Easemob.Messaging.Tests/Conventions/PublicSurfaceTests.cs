using System.Reflection;

namespace Easemob.Messaging.Tests.Conventions;

/// <summary>Guards what users see.</summary>
public class PublicSurfaceTests
{
    private static readonly Assembly Library = typeof(ChatManager).Assembly;

    public static TheoryData<Type> PublicTypes => [.. Library.GetExportedTypes()];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicType_LivesInTheRootNamespace(Type type) => Assert.Equal("Easemob.Messaging", type.Namespace);

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicClass_IsSealedOrABase(Type type) =>
        Assert.True(!type.IsClass || type.IsSealed || type.IsAbstract || type == typeof(EasemobServiceException), $"{type} may be inherited from.");

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicMethod_TakesItsCancellationTokenLastAndOptional(Type type)
    {
        foreach (MethodInfo method in Methods(type).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)))
        {
            ParameterInfo last = method.GetParameters().LastOrDefault() ?? throw new InvalidOperationException($"{method} takes no token.");

            Assert.True(last.ParameterType == typeof(CancellationToken) && last.IsOptional, $"{type.Name}.{method.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicMethod_IsNamedAsyncExactlyWhenItIs(Type type) =>
        Assert.All(Methods(type), method => Assert.Equal(
            typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType == typeof(ValueTask),
            method.Name.EndsWith("Async", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void PublicSignature_HasNoConcreteCollectionAndNoThirdPartyType(Type type)
    {
        IEnumerable<Type> types = Methods(type)
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(type.GetProperties().Select(property => property.PropertyType))
            .SelectMany(Flatten);

        Assert.All(types, used =>
        {
            Assert.False(used.IsGenericType && used.GetGenericTypeDefinition() is { } open && (open == typeof(List<>) || open == typeof(Dictionary<,>)), $"{type} shows {used}.");
            string assembly = used.Assembly.GetName().Name!;
            Assert.True(
                used.Assembly == Library || assembly.StartsWith("System", StringComparison.Ordinal) || assembly == "Microsoft.Extensions.Logging.Abstractions",
                $"{type} shows {used} of {assembly}.");
        });
    }

    [Fact]
    public void EventIds_AreUniqueAndNamed()
    {
        Microsoft.Extensions.Logging.LoggerMessageAttribute[] messages =
        [
            .. Library.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Select(method => method.GetCustomAttribute<Microsoft.Extensions.Logging.LoggerMessageAttribute>())
                .OfType<Microsoft.Extensions.Logging.LoggerMessageAttribute>(),
        ];

        Assert.NotEmpty(messages);
        Assert.Equal(messages.Length, messages.Select(message => message.EventId).Distinct().Count());
        Assert.All(messages, message => Assert.False(string.IsNullOrEmpty(message.EventName)));
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name is not "DisposeAsync" and not "GetAsyncEnumerator");

    private static IEnumerable<Type> Flatten(Type type) =>
        type.HasElementType ? Flatten(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type)
        : [type];
}
