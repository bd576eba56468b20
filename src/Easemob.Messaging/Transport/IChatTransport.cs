namespace Easemob.Messaging;

/// <summary>
/// The server's request/response functions, in terms of models. The library's own implementation speaks the vendor's REST
/// protocol; a unit test hands <see cref="ChatManager"/> a mock. Arguments were validated by the caller.
/// </summary>
/// <remarks>
/// The functions are grouped by what they are about, and a transport has all of them. Every method throws <see
/// cref="EasemobException"/> for what servers and networks do, and repeats by itself what is safe to repeat. The interface and those
/// it is made of may gain members until version 1.0.
/// </remarks>
public interface IChatTransport
    : IConversationTransport, IMessageTransport, IAccountTransport, IPinnedMessageTransport, IAttachmentTransport
{
}
