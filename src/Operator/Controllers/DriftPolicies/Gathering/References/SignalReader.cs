using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Operator.Signals.Distributions;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>Reads the windows of one signal, each once: the past behind a habit holds the reference too.</summary>
internal sealed class SignalReader(DriftSignal signal, IPrometheus prometheus, IndicatorVariables variables, double minSamples)
{
    private readonly DistributionReader _reader = new(prometheus, variables);
    private readonly Dictionary<(ReferenceWindow Window, LabelMatcher Scope), Reading<SignalCounts>> _known = [];

    /// <summary>As messages call it.</summary>
    public string Metric => signal.Source.Histogram?.Metric ?? signal.Source.Categorical!.Metric;

    public async Task<Reading<SignalCounts>> ReadAsync(ReferenceWindow window, LabelMatcher scope, CancellationToken ct)
    {
        if (!_known.TryGetValue((window, scope), out var reading))
            _known[(window, scope)] = reading = signal.Source.Categorical is { } categorical
                ? Of(await _reader.CategoriesAsync(categorical, scope, window.End, window.Length, ct), SignalCounts.Of)
                : Of(await _reader.BucketsAsync(signal.Source.Histogram!, scope, window.End, window.Length, ct), SignalCounts.Of);
        return reading;
    }

    /// <summary>Both sides in the same bins; or, as typed evidence, why not.</summary>
    public Reading<PairedCounts> Pair(Reading<SignalCounts> reference, Reading<SignalCounts> current)
    {
        if (current.Value is not { } now)
            return Reading<PairedCounts>.None(current.Kind, current.Message, current.Query) with
            {
                Fault = Fault(reference.Kind, current.Kind),
            };
        if (reference.Value is not { } before)
            return Reading<PairedCounts>.None(reference.Kind, $"the reference: {reference.Message}", reference.Query);
        if (before.HistogramBuckets is { } was && now.HistogramBuckets is { } ladder && (was.Total <= 0 || ladder.Total <= 0))
            return Reading<PairedCounts>.None(
                EvidenceKind.Idle,
                $"{ladder.Total:0} samples against {was.Total:0} of the reference",
                current.Query
            ) with
            {
                Fault = was.Total > 0 ? DataFault.Stopped : DataFault.None,
            };
        var (pair, defect) = SignalCounts.Pair(before, now);
        return pair is not null
            ? Reading<PairedCounts>.Of(pair, current.Query)
            : Reading<PairedCounts>.None(EvidenceKind.Ambiguous, BucketText.Of(defect, Metric), current.Query) with
            {
                Fault = Fault(defect, Math.Min(before.HistogramBuckets?.Total ?? 0, now.HistogramBuckets?.Total ?? 0)),
            };
    }

    /// <summary>Of a handful of samples it is no news that one bucket holds them all.</summary>
    private DataFault Fault(BucketDefect defect, double samples) =>
        defect switch
        {
            BucketDefect.BucketLayoutChanged => DataFault.LayoutChanged,
            BucketDefect.Collapsed when samples >= minSamples => DataFault.Collapsed,
            _ => DataFault.None,
        };

    private static Reading<SignalCounts> Of<T>(Reading<T> reading, Func<T, SignalCounts> of)
        where T : class =>
        reading.Value is { } value
            ? Reading<SignalCounts>.Of(of(value), reading.Query)
            : Reading<SignalCounts>.None(reading.Kind, reading.Message, reading.Query);

    private static DataFault Fault(EvidenceKind reference, EvidenceKind current) =>
        current != EvidenceKind.NoData ? DataFault.None
        : reference == EvidenceKind.Value ? DataFault.Vanished
        : DataFault.Absent;
}
