using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>A person has said which revision shall have the traffic.</summary>
internal static class Pin
{
    /// <returns>The hash of a revision that is kept and not quarantined, or null when nothing that can be is pinned.</returns>
    public static string? Of(ModelWorld world) => Asked(world) is { } hash && Problem(world) is null ? hash : null;

    /// <returns>Why a pin is not followed, or null. A quarantine ends by its own annotation only, else a pin that is taken away would leave a bad revision in place.</returns>
    public static string? Problem(ModelWorld world) => Asked(world) is not { } hash ? null : world.RevisionObject(hash) switch
    {
        null => $"annotation {WellKnown.PinAnnotation}={hash}, which no kept revision has",
        { Quarantine: not null } => $"annotation {WellKnown.PinAnnotation}={hash}, which is quarantined; annotate {WellKnown.ReleaseAnnotation}={hash} as well",
        _ => null,
    };

    private static string? Asked(ModelWorld world) => world.Metadata.Annotations.GetValueOrDefault(WellKnown.PinAnnotation);
}
