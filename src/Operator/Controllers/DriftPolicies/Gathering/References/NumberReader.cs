using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>Reads the one number that a query gives.</summary>
internal sealed class NumberReader(IPrometheus prometheus)
{
    public async Task<Reading<ScoreValue>> ReadAsync(string query, DateTimeOffset at, CancellationToken ct)
    {
        var answer = await prometheus.QueryAsync(query, at, ct);
        return answer.Failure is { } failure
            ? Reading<ScoreValue>.None(EvidenceKind.QueryError, failure, query)
            : answer.Series switch
            {
                [] => Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", query) with { Fault = DataFault.Absent },
                [{ Samples: [{ Value: var value }] }] when double.IsFinite(value) => Reading<ScoreValue>.Of(new ScoreValue(value), query),
                [_] => Reading<ScoreValue>.None(EvidenceKind.QueryError, "the query result is not a number", query),
                var several => Reading<ScoreValue>.None(
                    EvidenceKind.Ambiguous,
                    $"{several.Count} series where one is expected; aggregate the query",
                    query
                ),
            };
    }
}
