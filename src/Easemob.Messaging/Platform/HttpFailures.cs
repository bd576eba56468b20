#if !NET
using System.Net;
#endif
using System.Net.Sockets;
using System.Security.Authentication;

namespace Easemob.Messaging.Platform;

/// <summary>Tells from an exception where an HTTP request went wrong. What is not certain counts as broken on the way.</summary>
internal static class HttpFailures
{
    public static HttpFailure Classify(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (ClassifyOne(cause) is { } failure)
            {
                return failure;
            }
        }

        return HttpFailure.Broken;
    }

    private static HttpFailure? ClassifyOne(Exception exception) => exception switch
    {
        AuthenticationException => HttpFailure.NotSecured,
#if NET
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => HttpFailure.NameNotResolved,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.NoData } } => HttpFailure.NameNotResolved,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } =>
            HttpFailure.NotConnected,
        // A handshake that broke off has refused nothing.
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: IOException } =>
            HttpFailure.NotConnected,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => HttpFailure.NotSecured,
#else
        WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure } =>
            HttpFailure.NameNotResolved,
        WebException { Status: WebExceptionStatus.ConnectFailure } => HttpFailure.NotConnected,
        WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure } => HttpFailure.NotSecured,
#endif
        // A connection that was there: the host may have become unreachable after it had the request.
        IOException => HttpFailure.Broken,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            HttpFailure.NameNotResolved,
        SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        } => HttpFailure.NotConnected,
        _ => null,
    };
}
