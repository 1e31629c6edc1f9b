using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Informers;

/// <summary>Decodes one object at a time, so that a bad one harms no other.</summary>
internal sealed class Decoder<T>(Func<JsonObject, T> decode, ResourceKind kind, WatchInstruments instruments, ILogger logger)
    where T : class
{
    public bool TryDecode(ObjectKey key, ReadObject read, out T? value, out string? error)
    {
        value = null;
        error = read.Unreadable;
        if (error is null)
        {
            try
            {
                value = decode(read.Json) ?? throw new InvalidOperationException("the decoder returned nothing");
                return true;
            }
            catch (Exception bad) when (bad is not OutOfMemoryException)
            {
                error = bad.Message;
            }
        }

        instruments.DecodeFailed();
        InformerLog.CouldNotDecode(logger, kind, key, error);
        return false;
    }

    /// <summary>An object that cannot be quarantined, since not even its name can be read.</summary>
    public void FoundNameless(string? why)
    {
        instruments.DecodeFailed();
        InformerLog.Nameless(logger, kind, why ?? "it has none");
    }
}
