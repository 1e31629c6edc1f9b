using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Telemetry;

/// <summary>Drift policies that have between them everything that there is to show.</summary>
internal static class DriftExamples
{
    private static readonly Dictionary<DriftMeasure, double> NoVariability = [];

    /// <summary>
    /// A policy with every measure, one with every detector of streams, one for each kind of evidence, one for each doubt about the data.
    /// </summary>
    public static IEnumerable<(DriftFacts Facts, DriftJudgement Judgement)> All()
    {
        yield return Judged(
            "measures",
            new ADrift()
                .Read(Measured, () => Counted(Measured, ADrift.Bell, ADrift.Moved))
                .Score("accuracy", 0.9, ScoreDirection.LowerIsDrift, "0.8")
        );
        yield return Judged(
            "detectors",
            Enum.GetValues<StreamDetector>()
                .Aggregate(
                    new ADrift(),
                    (drift, detector) =>
                        drift.Stream(detector.ToString(), () => Noise.Outcomes(1, 288, 0.3), () => Noise.Outcomes(2, 288, 0.3), detector)
                )
        );
        foreach (var kind in Enum.GetValues<EvidenceKind>().Where(k => k != EvidenceKind.Value))
            yield return Judged($"evidence-{kind}", new ADrift().Silent("amount", kind, "why"));
        foreach (var fault in new[] { DataFault.Vanished, DataFault.LayoutChanged, DataFault.Stopped })
            yield return Judged($"fault-{fault}", new ADrift().Silent("amount", EvidenceKind.NoData, "why", fault));
        yield return Judged(
            "collapsed",
            new ADrift().Read(Measured, () => Counted(Measured, ADrift.Bell, [0, 0, 0, 0, 0, 0, 0, 0, 10000]) with { Missing = null })
        );
        var categories = new Dictionary<string, double> { ["a"] = 3000, ["b"] = 3000 };
        yield return Judged("renamed", Named(categories, new Dictionary<string, double> { ["A"] = 3000, ["B"] = 3000 }));
        yield return Judged(
            "multiplied",
            Named(categories, Enumerable.Range(0, 60).ToDictionary(i => i < 2 ? "ab"[i..(i + 1)] : $"id {i}", _ => 100.0))
        );
        yield return Judged("missing", Missing(Reading<ScoreValue>.Of(new ScoreValue(0.5), "m")));
        yield return Judged("unread", Missing(Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "m")));
    }

    private static DriftSignal Measured { get; } =
        new()
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Missing = "m",
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
            Tests = [.. Enum.GetValues<DriftMethod>().Select(m => new DriftTest { Method = m })],
        };

    private static SignalFacts Counted(DriftSignal signal, double[] reference, double[] current) =>
        new(signal, Reading<PairedCounts>.Of(ADrift.Pair(reference, current), "q"), null, NoVariability);

    private static ADrift Named(Dictionary<string, double> reference, Dictionary<string, double> current)
    {
        var signal = new DriftSignal
        {
            Name = "category",
            Kind = SignalKind.Feature,
            Source = new SignalSource
            {
                Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" },
            },
        };
        return new ADrift().Read(
            signal,
            () => new(signal, Reading<PairedCounts>.Of(Categories.Of(reference, current), "q"), null, NoVariability)
        );
    }

    private static ADrift Missing(Reading<ScoreValue> now) =>
        new ADrift().Read(
            Measured,
            () =>
                Counted(Measured, ADrift.Bell, ADrift.Bell) with
                {
                    Missing = new MissingShares(now, Reading<ScoreValue>.Of(new ScoreValue(0), "m")),
                }
        );

    private static (DriftFacts Facts, DriftJudgement Judgement) Judged(string policy, ADrift drift)
    {
        drift.Judge();
        return (
            drift.Facts with
            {
                Policy = drift.Facts.Policy with { Metadata = drift.Facts.Policy.Metadata with { Name = policy } },
            },
            drift.Judgement
        );
    }
}
