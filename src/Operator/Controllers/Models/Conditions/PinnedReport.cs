using MlOps.Entities.Common;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Conditions;

/// <summary>Reports whether a pin keeps the traffic on a revision, or why it has no effect.</summary>
internal static class PinnedReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        if (Pin.Text(turn.World) is not { } text)
            return (WellKnown.Pinned, false, "NotPinned", "No pin");
        if (Pin.Problem(turn.World) is { } problem)
            return (WellKnown.Pinned, false, "NotFollowed", $"Annotation {WellKnown.PinAnnotation}={text} is not followed: {problem}");
        var hash = Pin.Of(turn.World)!;
        var version = turn.Revision(hash)?.Version;
        var arrived = turn.Status.EffectiveRevision == hash;
        return (WellKnown.Pinned, true, arrived ? "Pinned" : "Switching", $"The traffic {(arrived ? "stays at" : "goes to")} revision {hash} (version {version}), annotation {WellKnown.PinAnnotation}={text}; the spec asks for version {turn.World.Latest.Version}. End it: kubectl -n {turn.World.Metadata.Namespace} annotate mdl/{turn.World.Name} {WellKnown.PinAnnotation}-");
    }
}
