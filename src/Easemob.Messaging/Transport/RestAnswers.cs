using System.Text.Json;
using Easemob.Messaging.Wire;
using Easemob.Messaging.Wire.Rest;

namespace Easemob.Messaging.Transport;

/// <summary>Reads answers, or throws the exception that each stands for.</summary>
internal static class RestAnswers
{
    /// <summary>Reads what a successful answer says. Any 2xx is success, if it is a JSON object that names no error.</summary>
    public static T Read<T>(RestRequest request, RestAnswer answer, AnswerReader<T> read)
    {
        if (!answer.IsSuccess)
        {
            throw RestErrors.FromAnswer(request, answer);
        }

        ReadOnlySpan<byte> body = answer.Body;
        if (!IsObject(body))
        {
            throw RestErrors.Malformed(request, "the answer is not a JSON object");
        }

        try
        {
            if (RestErrorBody.IsNamedIn(body))
            {
                throw RestErrors.FromErrorInSuccess(request, answer);
            }

            return read(body);
        }
        catch (Exception unreadable) when (unreadable is JsonException or WireFormatException)
        {
            throw RestErrors.Malformed(request, "the answer lacks what the operation needs or is not valid JSON", unreadable);
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        foreach (byte b in body)
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return b == (byte)'{';
            }
        }

        return false;
    }
}
