using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>Decodes one object at a time, so that a bad one harms no other.</summary>
internal sealed class Decoder<T>(Func<JsonObject, T> decode, ResourceKind kind, WatchInstruments instruments, ILogger logger)
    where T : class
{
    public bool TryDecode(ObjectKey key, JsonObject obj, out T? value, out string? error)
    {
        // Nothing here reads which manager set which field, and it is often half of the object.
        (obj["metadata"] as JsonObject)?.Remove("managedFields");
        try
        {
            value = decode(obj) ?? throw new InvalidOperationException("the decoder returned nothing");
            error = null;
            return true;
        }
        catch (Exception bad) when (bad is not OutOfMemoryException)
        {
            value = null;
            error = bad.Message;
            instruments.DecodeFailed();
            InformerLog.CouldNotDecode(logger, kind, key, bad.Message);
            return false;
        }
    }
}
