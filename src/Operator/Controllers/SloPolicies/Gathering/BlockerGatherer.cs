using System.Globalization;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.SloPolicies.Status.Requests;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>
/// Asks the model's rollback blockers. The policy that requests the rollback asks them of its own Prometheus and hands the answers over
/// with the request: the arbiter never queries, and what it decides on can be read in status.
/// </summary>
internal static class BlockerGatherer
{
    public static async Task<IReadOnlyList<BlockerAnswer>> AskAsync(PolicyFacts facts, IPrometheus prometheus, CancellationToken ct)
    {
        var model = facts.Model!;
        var variables = new IndicatorVariables(facts.Policy.Metadata.Namespace, model.Metadata.Name, model.Spec.Model.Name);
        return await Task.WhenAll(
            (facts.RollbackSpec.Blockers ?? []).Select(b =>
                AskAsync(b, variables.FillRevision(b.Query, facts.Serving!.Hash), facts.Now, prometheus, ct)
            )
        );
    }

    private static async Task<BlockerAnswer> AskAsync(
        RollbackBlocker blocker,
        string query,
        DateTimeOffset now,
        IPrometheus prometheus,
        CancellationToken ct
    )
    {
        var answer = await prometheus.QueryAsync(query, now, ct);
        return answer switch
        {
            { Failure: { } failure } => Untold(blocker, EvidenceKind.QueryError, failure),
            { Series.Count: 0 } => Untold(
                blocker,
                EvidenceKind.NoData,
                "it returns no value; append 'or vector(0)' to the query if no series means 0"
            ),
            { Series.Count: > 1 } => Untold(
                blocker,
                EvidenceKind.Ambiguous,
                $"it returns {answer.Series.Count} series where one is expected; aggregate them with max()"
            ),
            { Series: [{ Samples: [{ Value: var value }] }] } when double.IsFinite(value) => new BlockerAnswer
            {
                Name = blocker.Name,
                Evidence = EvidenceKind.Value,
                Value = value.ToString("R", CultureInfo.InvariantCulture),
            },
            { Series: [{ Samples: [{ Value: var value }] }] } => Untold(
                blocker,
                EvidenceKind.NoData,
                FormattableString.Invariant($"it returns {value}, which is not a number")
            ),
            _ => Untold(blocker, EvidenceKind.Ambiguous, "it returns a range of values where a single value is expected"),
        };
    }

    private static BlockerAnswer Untold(RollbackBlocker blocker, EvidenceKind evidence, string why) =>
        new()
        {
            Name = blocker.Name,
            Evidence = evidence,
            Message = why,
        };
}
