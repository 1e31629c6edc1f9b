using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>A child object reduced to what decisions need, with the model it belongs to.</summary>
public sealed record Owned<T>(ObjectKey Model, T? View)
    where T : class
{
    public static Func<JsonObject, Owned<T>> Decoder(Func<JsonObject, T?> view) => raw =>
    {
        var meta = ObjectMeta.Of(raw);
        return new Owned<T>(new ObjectKey(meta.Namespace, meta.Labels.GetValueOrDefault(WellKnown.ModelLabel, "")), view(raw));
    };
}
