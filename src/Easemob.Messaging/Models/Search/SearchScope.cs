namespace Easemob.Messaging;

/// <summary>Where in a message a search looks. Mirrors the vendor's <c>MessageSearchScope</c>.</summary>
public enum SearchScope
{
    /// <summary>
    /// What the message says: the text; the file's name; the address and the building; the event and the values of a custom message; the
    /// title, the summary and the compatible text of a combined one.
    /// </summary>
    Content = 0,

    /// <summary>The values of the message's extension: texts, numbers as text, and JSON as it stands. Names are not looked at.</summary>
    Extension = 1,

    /// <summary>Both; one word may be here and another there.</summary>
    Both = 2,
}
