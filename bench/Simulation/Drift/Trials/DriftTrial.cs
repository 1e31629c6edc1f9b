using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Trials;

/// <summary>Lets all rules watch the same streams.</summary>
public static class DriftTrial
{
    /// <summary>Evaluations before the first that counts, so that it may already have lasted.</summary>
    private const int WarmUp = 4;

    /// <summary>The looks at one stream.</summary>
    public static IReadOnlyList<DriftLook> Watch(DriftSetting setting, int run)
    {
        var telemetry = Telemetry.Draw(
            setting.Feature,
            Seeds.Of([.. setting.Name.Select(letter => (long)letter), run]),
            setting.History,
            setting.Evaluations
        );
        var ours = new OurDriftRule(setting, telemetry);
        return
        [
            .. Enumerable
                .Range(1 - WarmUp, setting.Evaluations + WarmUp)
                .Select(end => Of(setting, telemetry, end, ours.Evaluate(end)))
                .Where(look => look.Hour > 0),
        ];
    }

    /// <summary>The same for many streams, on <paramref name="cores"/> cores; the order is that of the runs.</summary>
    public static IReadOnlyList<IReadOnlyList<DriftLook>> Run(DriftSetting setting, int runs, int cores = 2)
    {
        var looks = new IReadOnlyList<DriftLook>[runs];
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = cores }, run => looks[run] = Watch(setting, run));
        return looks;
    }

    private static DriftLook Of(DriftSetting setting, Telemetry telemetry, int end, OurResult ours) =>
        new(
            end * setting.Interval,
            ours.HasEvidence,
            ours.Drifts,
            ours.Grade == DriftGrade.Drift,
            ours.DriftsOverlapping,
            ours.Grade != DriftGrade.None,
            end < 1 ? [] : Others(setting.Feature.Unchecked(setting.ReferenceOf(telemetry, end), telemetry.Window(end)))
        );

    /// <summary>Without a sample the others say nothing either.</summary>
    private static IReadOnlyList<bool> Others(PairedCounts counts) =>
        [.. OtherRules.All.Select(rule => counts is { ReferenceTotal: > 0, CurrentTotal: > 0 } && rule.Alarms(counts))];
}
