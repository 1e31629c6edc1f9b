using System.Text.Json.Nodes;
using MlOps.Entities.Serialization;

namespace MlOps.Operator.Controllers;

/// <summary>Keeps the fields of a stored status that this version does not know: a newer one may have written them.</summary>
internal static class KnownStatus
{
    public static JsonObject Over(JsonNode? stored, JsonObject status, Type type)
    {
        var known = EntityJson.Options.GetTypeInfo(type).Properties.Select(p => p.Name).ToHashSet();
        foreach (var (name, value) in stored as JsonObject ?? [])
        {
            if (!known.Contains(name))
                status[name] = value?.DeepClone();
        }

        return status;
    }
}
