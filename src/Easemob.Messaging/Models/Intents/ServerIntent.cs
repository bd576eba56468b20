namespace Easemob.Messaging;

/// <summary>
/// A removal or deletion that is to be asked of the server: a <see cref="ConversationIntent"/> or a <see cref="DeleteEverythingIntent"/>. A
/// closed family.
/// </summary>
public abstract record ServerIntent
{
    private protected ServerIntent()
    {
    }
}
