using MlOps.Decisions.Annotations;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Reports whether a pin keeps the traffic on a revision, or why it has no effect.</summary>
internal static class PinnedReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (Pin.Text(turn.World) is not { } text)
            return (WellKnown.Pinned, false, "NotPinned", "No pin");
        if (Problem(turn) is { } problem)
            return (WellKnown.Pinned, false, "NotFollowed", $"Annotation {WellKnown.PinAnnotation}={text} is not followed: {problem}");
        var hash = Pin.Of(turn.World)!;
        var version = turn.Revision(hash)?.Version;
        var arrived = turn.Status.EffectiveRevision == hash;
        return (WellKnown.Pinned, true, arrived ? "Pinned" : "Switching", $"The traffic {(arrived ? "stays at" : "goes to")} revision {hash} (version {version}), annotation {WellKnown.PinAnnotation}={text}; the spec asks for version {turn.World.Latest.Version}. End it: kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} {WellKnown.PinAnnotation}-");
    }

    /// <summary>Why a pin has no effect, or null.</summary>
    public static string? Problem(Turn turn) => Pin.Problem(turn.World) ?? (Pin.Of(turn.World) is { } hash && turn.Status.OverriddenSince is not null && turn.World.Service?.Revision != hash
        ? "the Service was edited by hand, which comes first; condition ManualOverride says for how long and how to end that"
        : null);
}
