namespace Easemob.Messaging.Platform;

/// <summary>A host has an address that must not be asked.</summary>
internal sealed class PrivateAddressException() : IOException("The host has a private address.")
{
    /// <summary>Whether this is why something failed.</summary>
    public static bool IsCauseOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is PrivateAddressException)
            {
                return true;
            }
        }

        return false;
    }
}
