using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Transport;

internal sealed partial class HttpChatTransport
{
    public Task<IReadOnlyList<UserDevice>> GetDevicesAsync(CancellationToken cancellationToken = default) =>
        FetchAsync(_requests.Devices(), DeviceListReader.Read, cancellationToken);
}
