using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

/// <summary>The pieces of a snapshot from which a habit is learned.</summary>
internal static class SnapshotPieces
{
    /// <returns>
    /// The pieces, none where they are longer than the windows that are judged: a longer one wanders less. And what is said where they are
    /// too few.
    /// </returns>
    public static (IReadOnlyList<SignalCounts> Pieces, string Lack) Of(DriftFacts facts, Baseline snapshot, DriftSignal signal)
    {
        var capture = $"mlops-operator baseline capture {facts.Policy.Metadata.Name} -n {facts.Policy.Metadata.Namespace}";
        if (snapshot.PieceSeconds is not { } seconds)
            return ([], $"the snapshot has no pieces to compute it from; capture it again with {capture} --window 7d");
        if (seconds > facts.Window.TotalSeconds)
            return (
                [],
                $"the snapshot keeps pieces of {seconds:0} s, but windows of {facts.Current.Window} vary more; capture it again with {capture} --window 7d"
            );
        var pieces = BaselineLookup.Pieces(snapshot, signal);
        var enough = pieces.Count(piece => piece.Total >= facts.Current.MinSamples);
        return (
            pieces,
            enough < HabitPlan.LeastPieces
                ? $"{enough} of the {pieces.Count} pieces of the snapshot, {LengthText.Of(seconds)} each, have spec.current.minSamples, {facts.Current.MinSamples}, samples, but at least {HabitPlan.LeastPieces} are needed; capture a longer period with {capture} --from TIME --to TIME, or one with more traffic"
                : $"the {enough} pieces of the snapshot, {LengthText.Of(seconds)} each, moved alike, so they carry too little information; capture a longer period with {capture} --from TIME --to TIME"
        );
    }
}
