using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>
/// Reads the distributions of a window as the operator reads a reference: of all pods of the model. What could not be judged as a
/// reference later is rejected now, while the user is present.
/// </summary>
internal sealed class BaselineCapture(DriftPolicy policy, ModelDeployment model, IPrometheus prometheus, TimeRange window)
{
    private readonly DistributionReader _reader = new(
        prometheus,
        new IndicatorVariables(policy.Metadata.Namespace, policy.Spec.ModelRef.Name, model.Spec.Model.Name)
    );
    private readonly LabelMatcher _scope = RevisionMatch.OfModel(
        new SloPolicySpec { ModelRef = policy.Spec.ModelRef, Objectives = [] },
        policy.Spec.ModelRef.Name,
        model.Status?.Revisions.Select(r => r.Hash) ?? []
    );

    private TimeSpan Length => window.To - window.From;

    /// <returns>The baseline, as far as it came; and what stands against keeping it.</returns>
    public async Task<(Baseline Baseline, IReadOnlyList<string> Problems)> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (signals, problems) = (new List<BaselineSignal>(), new List<string>());
        foreach (var signal in policy.Spec.Signals ?? [])
        {
            var (captured, problem) = signal.Source switch
            {
                { Histogram: { } histogram } => await ReadAsync(signal.Name, histogram, ct),
                { Categorical: { } categorical } => await ReadAsync(signal.Name, categorical, ct),
                _ => (null, null),
            };
            if (captured is not null)
                signals.Add(captured);
            if (problem is not null)
                problems.Add($"{signal.Name}: {problem}");
        }

        var pieces = new BaselinePieces(policy, model, _reader, _scope, window, signals);
        return (
            new Baseline
            {
                FormatVersion = Baseline.Format,
                CapturedAt = now,
                Window = window,
                Policy = $"{policy.Metadata.Namespace}/{policy.Metadata.Name}",
                Model = $"{model.Spec.Model.Name} {model.Status?.EffectiveVersion}".TrimEnd(),
                PieceSeconds = pieces.Length.TotalSeconds,
                Signals = problems.Count > 0 ? signals : await pieces.ReadAsync(ct),
            },
            problems
        );
    }

    private async Task<(BaselineSignal? Signal, string? Problem)> ReadAsync(string name, HistogramSource source, CancellationToken ct)
    {
        var reading = await _reader.BucketsAsync(source, _scope, window.To, Length, ct);
        if (reading.Value is not { } ladder)
            return (null, Lack(reading));
        if (TooFew(ladder.Total) is { } few)
            return (null, few);
        return Alignment.Of(ladder, ladder) is { Pair: null, Defect: var defect }
            ? (null, $"{BucketText.Of(defect, source.Metric)}; otherwise the signal would never be evaluated")
            : (
                new BaselineSignal
                {
                    Name = name,
                    Metric = source.Metric,
                    Selector = source.Selector,
                    Samples = 0,
                }.With(ladder),
                null
            );
    }

    private async Task<(BaselineSignal? Signal, string? Problem)> ReadAsync(string name, CategoricalSource source, CancellationToken ct)
    {
        var reading = await _reader.CategoriesAsync(source, _scope, window.To, Length, ct);
        if (reading.Value is not { } counts)
            return (null, Lack(reading));
        if (counts.Count > Baseline.MostBins)
            return (
                null,
                $"{counts.Count} categories, more than {Baseline.MostBins}: label {source.Label} seems to identify single samples. Use another label or narrow the selector"
            );
        return TooFew(counts.Values.Sum()) is { } few
            ? (null, few)
            : (
                new BaselineSignal
                {
                    Name = name,
                    Metric = source.Metric,
                    Label = source.Label,
                    Selector = source.Selector,
                    Samples = counts.Values.Sum(),
                    Categories = counts,
                },
                null
            );
    }

    private static string Lack<T>(Reading<T> reading)
        where T : class =>
        reading.Kind == EvidenceKind.QueryError
            ? $"{reading.Message} (query {reading.Query}). Check --prometheus and the query"
            : $"{reading.Message} (query {reading.Query}). Check metric and selector, or use another window";

    private string? TooFew(double samples)
    {
        var least = (policy.Spec.Current ?? new()).MinSamples;
        return samples >= least
            ? null
            : FormattableString.Invariant(
                $"{samples:0} samples, fewer than spec.current.minSamples, {least}, so it would never be evaluated. Use a longer window or one with traffic"
            );
    }
}
