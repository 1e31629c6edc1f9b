using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>The pieces of a snapshot by which a habit is told.</summary>
internal static class SnapshotPieces
{
    /// <returns>The pieces, none where they are longer than the windows that are judged: a longer one wanders less. And what is said where they are too few.</returns>
    public static (IReadOnlyList<SignalCounts> Pieces, string Lack) Of(DriftFacts facts, Baseline snapshot, DriftSignal signal)
    {
        var again = $"capture it again with mlops-operator baseline capture {facts.Policy.Metadata.Name} --window 7d";
        if (snapshot.PieceSeconds is not { } seconds)
            return ([], $"the snapshot keeps no pieces that tell one; {again}");
        if (seconds > facts.Window.TotalSeconds)
            return ([], $"the snapshot keeps pieces of {seconds:0} s, and windows of {facts.Current.Window} wander more; {again}");
        return (BaselineLookup.Pieces(snapshot, signal), $"the snapshot keeps fewer than {HabitPlan.LeastPieces} pieces of it with {facts.Current.MinSamples} samples; {again}");
    }
}
