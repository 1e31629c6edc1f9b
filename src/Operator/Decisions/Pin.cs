using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>A person has said which revision shall have the traffic.</summary>
internal static class Pin
{
    /// <returns>The hash of a revision that is kept, or null when nothing is pinned or the hash is not known.</returns>
    public static string? Of(ModelWorld world) =>
        world.Metadata.Annotations.TryGetValue(WellKnown.PinAnnotation, out var hash) && world.RevisionObject(hash) is not null ? hash : null;

    /// <returns>A pinned hash that no kept revision has.</returns>
    public static string? Unknown(ModelWorld world) =>
        world.Metadata.Annotations.TryGetValue(WellKnown.PinAnnotation, out var hash) && world.RevisionObject(hash) is null ? hash : null;
}
