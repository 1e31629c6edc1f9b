using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Signals.Baselines;

/// <summary>Finds a declared signal in a <see cref="Baseline"/>, as evidence like any other.</summary>
internal static class BaselineLookup
{
    private const string Remedy = "Capture it again with mlops-operator baseline capture";

    /// <summary>A declared signal of the snapshot's whole window.</summary>
    public static Reading<SignalCounts> Counts(Reading<Baseline> baseline, DriftSignal signal) =>
        signal.Source.Categorical is { } categorical
            ? Counted(Categories(baseline, signal.Name, categorical), SignalCounts.Of)
            : Counted(HistogramBuckets(baseline, signal.Name, signal.Source.Histogram!), SignalCounts.Of);

    /// <summary>
    /// The parts of it that the snapshot keeps and that can be read: if one piece is broken, the rest is as good as before.
    /// </summary>
    public static IReadOnlyList<SignalCounts> Pieces(Baseline baseline, DriftSignal signal)
    {
        if (baseline.Signals.FirstOrDefault(s => s.Name == signal.Name) is not { Pieces: { } kept } whole)
            return [];
        return
        [
            .. kept.OfType<BaselinePiece>()
                .Take(Baseline.MostPieces)
                .Select(piece =>
                    Counts(
                        Reading<Baseline>.Of(
                            baseline with
                            {
                                Signals = [whole with { Buckets = piece.Buckets, Native = piece.Native, Categories = piece.Categories }],
                            },
                            ""
                        ),
                        signal
                    ).Value
                )
                .OfType<SignalCounts>(),
        ];
    }

    public static Reading<HistogramBuckets> HistogramBuckets(Reading<Baseline> baseline, string name, HistogramSource source)
    {
        var found = Find(baseline, name, source.Metric, null, source.Selector);
        if (found.Value is not { } signal)
            return Lack<HistogramBuckets, BaselineSignal>(found);
        var (ladder, problem) = BaselineBuckets.Of(signal);
        return ladder is not null
            ? Reading<HistogramBuckets>.Of(ladder, found.Query)
            : Reading<HistogramBuckets>.None(EvidenceKind.QueryError, $"signal {name} of the snapshot {problem}. {Remedy}", found.Query);
    }

    public static Reading<Dictionary<string, double>> Categories(Reading<Baseline> baseline, string name, CategoricalSource source)
    {
        var found = Find(baseline, name, source.Metric, source.Label, source.Selector);
        if (found.Value is not { } signal)
            return Lack<Dictionary<string, double>, BaselineSignal>(found);
        return signal.Categories is { Count: > 0 and <= Baseline.MostBins } counts && counts.Values.All(c => double.IsFinite(c) && c >= 0)
            ? Reading<Dictionary<string, double>>.Of(new(counts, StringComparer.Ordinal), found.Query)
            : Reading<Dictionary<string, double>>.None(
                EvidenceKind.QueryError,
                $"signal {name} of the snapshot has no categories, or counts that are not numbers. {Remedy}",
                found.Query
            );
    }

    /// <summary>Of the snapshot's window; null where the window, which anybody may have written, has none.</summary>
    public static TimeSpan? Length(Reading<Baseline> baseline) =>
        baseline.Value?.Window is { } window && window.To > window.From ? window.To - window.From : null;

    private static Reading<BaselineSignal> Find(Reading<Baseline> baseline, string name, string metric, string? label, string? selector)
    {
        if (baseline.Value is not { } snapshot)
            return Lack<BaselineSignal, Baseline>(baseline);
        if (snapshot.Signals.FirstOrDefault(s => s.Name == name) is not { } signal)
            return Reading<BaselineSignal>.None(EvidenceKind.NoData, $"the snapshot has no signal {name}. {Remedy}", baseline.Query);
        return Declared(metric, label, selector) == Declared(signal.Metric, signal.Label, signal.Selector)
            ? Reading<BaselineSignal>.Of(signal, baseline.Query)
            : Reading<BaselineSignal>.None(
                EvidenceKind.QueryError,
                $"signal {name} of the snapshot was captured from {Declared(signal.Metric, signal.Label, signal.Selector)}, but the policy declares {Declared(metric, label, selector)}. {Remedy}, or declare the original source",
                baseline.Query
            );
    }

    private static Reading<SignalCounts> Counted<T>(Reading<T> reading, Func<T, SignalCounts> of)
        where T : class =>
        reading.Value is { } value
            ? Reading<SignalCounts>.Of(of(value), reading.Query)
            : Reading<SignalCounts>.None(reading.Kind, reading.Message, reading.Query);

    private static Reading<T> Lack<T, TOther>(Reading<TOther> of)
        where T : class
        where TOther : class => Reading<T>.None(of.Kind, of.Message, of.Query);

    private static string Declared(string metric, string? label, string? selector) =>
        $"{metric}{(string.IsNullOrEmpty(selector) ? "" : $"{{{selector}}}")}{(label is null ? "" : $" by {label}")}";
}
