namespace Easemob.Messaging.Emulator;

/// <summary>Names the type an extension value has on the wire; the numbers are the wire's.</summary>
public enum ExtensionKind
{
    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>A whole number of up to 64 bits.</summary>
    WholeNumber = 2,

    /// <summary>A double-precision number.</summary>
    RealNumber = 6,

    /// <summary>A text.</summary>
    Text = 7,

    /// <summary>An object, an array or null, carried as JSON text.</summary>
    Json = 8,
}
