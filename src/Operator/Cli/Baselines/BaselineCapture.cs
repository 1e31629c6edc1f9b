using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Selectors;
using MlOps.Operator.Signals;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>
/// Reads the distributions of a window as the operator reads a reference: of all pods of the model. What could not be judged as a
/// reference later is refused now, while somebody looks.
/// </summary>
internal sealed class BaselineCapture(DriftPolicy policy, ModelDeployment model, IPrometheus prometheus, TimeRange window)
{
    private readonly DistributionReader _reader = new(prometheus, new IndicatorVariables(policy.Metadata.Namespace, policy.Spec.ModelRef.Name, model.Spec.Model.Name));
    private readonly LabelMatcher _scope = RevisionMatch.OfModel(
        new SloPolicySpec { ModelRef = policy.Spec.ModelRef, Objectives = [] }, policy.Spec.ModelRef.Name, model.Status?.Revisions.Select(r => r.Hash) ?? []);

    private TimeSpan Length => window.To - window.From;

    /// <summary>As long as the windows that will be judged, a day at most: by pieces of the reference the operator tells what a signal does by itself.</summary>
    private TimeSpan Piece => PrometheusDuration.TryParse((policy.Spec.Current ?? new()).Window, out var judged) && judged < TimeSpan.FromDays(1) ? judged : TimeSpan.FromDays(1);

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

        return (new Baseline
        {
            FormatVersion = Baseline.Format,
            CapturedAt = now,
            Window = window,
            Policy = $"{policy.Metadata.Namespace}/{policy.Metadata.Name}",
            Model = $"{model.Spec.Model.Name} {model.Status?.EffectiveVersion}".TrimEnd(),
            PieceSeconds = Piece.TotalSeconds,
            Signals = signals,
        }, problems);
    }

    private async Task<(BaselineSignal? Signal, string? Problem)> ReadAsync(string name, HistogramSource source, CancellationToken ct)
    {
        var reading = await _reader.LadderAsync(source, _scope, window.To, Length, ct);
        if (reading.Value is not { } ladder)
            return (null, Lack(reading));
        if (TooFew(ladder.Total) is { } few)
            return (null, few);
        return Alignment.Of(ladder, ladder) is { Pair: null, Defect: var defect }
            ? (null, $"{LadderText.Of(defect, source.Metric)}; as it is, the signal would never be judged")
            : (new BaselineSignal { Name = name, Metric = source.Metric, Selector = source.Selector, Samples = 0 }.With(ladder) with { Pieces = await PiecesAsync(source, ct) }, null);
    }

    private async Task<IReadOnlyList<BaselinePiece>> PiecesAsync(HistogramSource source, CancellationToken ct)
    {
        var pieces = new List<BaselinePiece>();
        foreach (var to in Ends())
        {
            if ((await _reader.LadderAsync(source, _scope, to, Piece, ct)).Value is not { } ladder)
                continue;
            var part = new BaselineSignal { Name = "", Metric = "", Samples = 0 }.With(ladder);
            pieces.Add(new BaselinePiece { To = to, Buckets = part.Buckets, Native = part.Native });
        }

        return pieces;
    }

    private async Task<IReadOnlyList<BaselinePiece>> PiecesAsync(CategoricalSource source, CancellationToken ct)
    {
        var pieces = new List<BaselinePiece>();
        foreach (var to in Ends())
        {
            if ((await _reader.CategoriesAsync(source, _scope, to, Piece, ct)).Value is { Count: > 0 and <= Baseline.MostBins } counts)
                pieces.Add(new BaselinePiece { To = to, Categories = counts });
        }

        return pieces;
    }

    private IEnumerable<DateTimeOffset> Ends() => HabitPlan.Pieces(Length.TotalSeconds, Piece.TotalSeconds, TimeSpan.FromHours(HoursOfDay.Day).TotalSeconds).Select(ago => window.To - TimeSpan.FromSeconds(ago));

    private async Task<(BaselineSignal? Signal, string? Problem)> ReadAsync(string name, CategoricalSource source, CancellationToken ct)
    {
        var reading = await _reader.CategoriesAsync(source, _scope, window.To, Length, ct);
        if (reading.Value is not { } counts)
            return (null, Lack(reading));
        if (counts.Count > Baseline.MostBins)
            return (null, $"{counts.Count} categories, more than {Baseline.MostBins}: label {source.Label} tells single samples apart. Take another label, or narrow the selector");
        return TooFew(counts.Values.Sum()) is { } few
            ? (null, few)
            : (new BaselineSignal { Name = name, Metric = source.Metric, Label = source.Label, Selector = source.Selector, Samples = counts.Values.Sum(), Categories = counts, Pieces = await PiecesAsync(source, ct) }, null);
    }

    private static string Lack<T>(Reading<T> reading)
        where T : class => reading.Kind == EvidenceKind.QueryError
            ? $"{reading.Message} (query {reading.Query}). Check --prometheus and the query"
            : $"{reading.Message} (query {reading.Query}). Check metric and selector, or take another window";

    private string? TooFew(double samples)
    {
        var least = (policy.Spec.Current ?? new()).MinSamples;
        return samples >= least ? null : FormattableString.Invariant($"{samples:0} samples, fewer than spec.current.minSamples, {least}, so it would never be judged. Take a longer window or one with traffic");
    }
}
