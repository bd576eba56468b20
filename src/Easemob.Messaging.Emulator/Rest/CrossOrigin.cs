namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Lets pages of any origin call the server, as the service does.</summary>
internal static class CrossOrigin
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        IHeaderDictionary answer = http.Response.Headers;
        answer.AccessControlAllowOrigin = "*";
        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            await next(http);
            return;
        }

        string? wanted = http.Request.Headers.AccessControlRequestHeaders;
        answer.AccessControlAllowMethods = "GET, POST, PUT, DELETE, OPTIONS";
        answer.AccessControlAllowHeaders = string.IsNullOrEmpty(wanted) ? "Authorization, Content-Type" : wanted;
        answer.AccessControlMaxAge = "86400";
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{}", http.RequestAborted);
    }
}
