using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>
/// A child object reduced to what decisions need, with the model it belongs to. The label finds it, the owner's UID shows whether it is
/// ours: a person's copy has the label too, and so do the children of a deleted model of the same name.
/// </summary>
public sealed record Owned<T>(ObjectKey Model, IReadOnlyList<string> Owners, T? View) : IOwned
    where T : class
{
    public ObjectKey? Owner => Model;

    public static Func<JsonObject, Owned<T>> Decoder(Func<JsonObject, T?> view) =>
        raw =>
        {
            var meta = ObjectMeta.Of(raw);
            return new Owned<T>(
                new ObjectKey(meta.Namespace, meta.Labels.GetValueOrDefault(WellKnown.ModelLabel, "")),
                [.. meta.OwnerReferences.Select(o => o.Uid)],
                view(raw)
            );
        };
}
