using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>A field that holds PromQL. It counts when a number of events is asked for.</summary>
internal sealed record QueryField(string Path, string Query, bool Counts);

/// <summary>Every field of an object that holds PromQL and is set.</summary>
internal static class QueryFields
{
    public static IEnumerable<QueryField> Of(SloPolicySpec spec) =>
        spec.Objectives.SelectMany(
            (objective, i) =>
            {
                var (sli, path) = (objective.Sli, $"spec.objectives[{i}].sli");
                return Set(
                    ($"{path}.expression.bad", sli.Expression?.Bad, true),
                    ($"{path}.expression.good", sli.Expression?.Good, true),
                    ($"{path}.expression.total", sli.Expression?.Total, true),
                    ($"{path}.gauge.nQuery", sli.Gauge?.NQuery, true),
                    ($"{path}.events.bad", sli.Events?.Bad, false),
                    ($"{path}.events.good", sli.Events?.Good, false),
                    ($"{path}.events.total", sli.Events?.Total, false),
                    ($"{path}.gauge.query", sli.Gauge?.Query, false)
                );
            }
        );

    public static IEnumerable<QueryField> Of(ModelDeploymentSpec spec) =>
        Set([
            .. (spec.Rollback?.Blockers ?? []).Select((b, i) => ($"spec.rollback.blockers[{i}].query", (string?)b.Query, false)),
            .. (spec.Autoscaling?.Metrics ?? []).Select((m, i) => ($"spec.autoscaling.metrics[{i}].query", (string?)m.Query, false)),
        ]);

    public static IEnumerable<QueryField> Of(DriftPolicySpec spec) =>
        (spec.Signals ?? []).SelectMany(
            (signal, i) =>
                Set(
                    ($"spec.signals[{i}].source.score.nQuery", signal.Source.Score?.NQuery, true),
                    ($"spec.signals[{i}].source.score.query", signal.Source.Score?.Query, false),
                    ($"spec.signals[{i}].source.stream.query", signal.Source.Stream?.Query, false),
                    ($"spec.signals[{i}].missing", signal.Missing, false)
                )
        );

    private static IEnumerable<QueryField> Set(params (string Path, string? Query, bool Counts)[] fields) =>
        fields.Where(f => f.Query is not null).Select(f => new QueryField(f.Path, f.Query!, f.Counts));
}
