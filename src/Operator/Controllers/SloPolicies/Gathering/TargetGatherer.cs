using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>Where series are missing: does Prometheus reach the pods of the serving revision at all?</summary>
internal static class TargetGatherer
{
    /// <returns>Null where nothing is missing, no answer came, or <c>up</c> does not distinguish revisions.</returns>
    public static async Task<bool?> AskAsync(PolicyFacts facts, IPrometheus prometheus, CancellationToken ct)
    {
        if (
            facts.Serving is not { } serving
            || facts.Objectives.All(o => ObjectiveJudge.Evidence(facts, o).Kind is not (EvidenceKind.NoData or EvidenceKind.Stale))
        )
            return null;
        var policy = facts.Policy;
        var targets = new VectorSelector
        {
            Metric = "up",
            Matchers = [RevisionMatch.Of(policy.Spec, policy.Spec.ModelRef.Name, serving.Hash)],
        };
        var answer = await prometheus.QueryAsync($"max by (namespace) ({targets})", facts.Now, ct);
        if (answer.Failure is not null)
            return null;
        var mine = answer.Within(policy.Metadata.Namespace).Series;

        // A label of the metrics need not be one of the target: its absence from up says nothing.
        return mine.Count == 0 && policy.Spec.RevisionLabel is not null ? null : mine.Any(s => s.Samples is [.., { Value: > 0 }]);
    }
}
