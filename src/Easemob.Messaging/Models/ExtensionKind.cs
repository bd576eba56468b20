namespace Easemob.Messaging;

/// <summary>The type of an extension value.</summary>
public enum ExtensionKind
{
    /// <summary>JSON text: an object, an array or null.</summary>
    Json = 0,

    /// <summary>True or false.</summary>
    Boolean = 1,

    /// <summary>A whole number of 64 bits.</summary>
    Integer = 2,

    /// <summary>A number with a fraction, of 64 bits.</summary>
    Double = 3,

    /// <summary>Text.</summary>
    String = 4,
}
