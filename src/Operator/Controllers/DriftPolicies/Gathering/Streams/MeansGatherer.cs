using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>
/// Reads the mean of each histogram signal over time, from which correlations are computed. Costs queries per signal, not per pair.
/// </summary>
internal sealed class MeansGatherer(
    DriftFacts facts,
    IPrometheus prometheus,
    IndicatorVariables variables,
    LabelMatcher model,
    LabelMatcher serving
)
{
    /// <summary>The signals, with their means where the policy watches correlations.</summary>
    public async Task<IReadOnlyList<SignalFacts>> AddAsync(IReadOnlyList<SignalFacts> signals, CancellationToken ct)
    {
        if (facts.Policy.Spec.Correlations != CorrelationWatch.Watch || signals.Count(s => s.Signal.Source.Histogram is not null) < 2)
            return signals;
        var with = new List<SignalFacts>();
        foreach (var signal in signals)
            with.Add(
                signal.Signal.Source.Histogram is { } histogram
                    ? signal with
                    {
                        Means = await ReadAsync(signal.Signal.Kind, histogram, ct),
                    }
                    : signal
            );
        return with;
    }

    private Task<Reading<StreamWindows>> ReadAsync(SignalKind kind, HistogramSource histogram, CancellationToken ct)
    {
        var range = $"[{PromQl.Seconds(StreamGrid.Of(facts.Window).Rate)}]";
        VectorSelector Part(string suffix) =>
            variables
                .Fill(VectorSelector.Of(histogram.Metric + suffix, histogram.Selector))
                .With(kind == SignalKind.Feature ? model : serving);
        return new StreamGatherer(facts, prometheus, variables.Namespace).GatherAsync(
            kind,
            $"sum by (namespace) (rate({Part("_sum")}{range})) / sum by (namespace) (rate({Part("_count")}{range}))",
            ct
        );
    }
}
