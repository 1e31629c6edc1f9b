using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>The simulated models. Each has a unique name, which identifies its pods.</summary>
internal sealed class SimulatedModels
{
    /// <summary>The revision that serves, and the one before.</summary>
    public const string Hash = "0123456789",
        OldHash = "9876543210";

    private readonly List<SimulatedPod> _restarted = [];

    /// <summary>When pods of <c>moved</c> started anew: within the window that is judged and within its reference.</summary>
    private static readonly DateTimeOffset[] Restarts =
    [
        ScrapeTimes.End.AddMinutes(-11).AddSeconds(-7),
        ScrapeTimes.End.AddMinutes(-38).AddSeconds(-7),
        ScrapeTimes.End.AddMinutes(-22).AddSeconds(-7) - ScrapeTimes.Week,
        ScrapeTimes.End.AddMinutes(-44).AddSeconds(-7) - ScrapeTimes.Week,
    ];

    /// <summary>When the amounts of <c>moved</c> and of others moved: more than two windows ago.</summary>
    public static DateTimeOffset Shift { get; } = ScrapeTimes.End.AddHours(-2.5);

    /// <summary>When the revision of <c>promoted</c> got the traffic.</summary>
    public static DateTimeOffset Promotion { get; } = ScrapeTimes.End.AddMinutes(-75);

    public IReadOnlyList<SimulatedPod> Restarted => _restarted;

    public static string Pod(string model, string hash = Hash, string suffix = "aaaaa") => $"{model}-{hash}-{suffix}";

    public void Simulate(OpenMetricsText text)
    {
        Steady(text);
        Moved(text);
        Promoted(text);
        Ladders(text);
        Vanished(text);
        UnusualModels.Simulate(text);
        BrokenModels.Simulate(text);
    }

    /// <summary>Five weeks and a day of a daily season, of the traffic and of the amounts.</summary>
    private static void Steady(OpenMetricsText text)
    {
        double Season(DateTimeOffset at) => Math.Sin(2 * Math.PI * at.TimeOfDay / TimeSpan.FromDays(1));
        foreach (var (suffix, seed) in new[] { ("aaaaa", 1), ("bbbbb", 2) })
        {
            new SimulatedPod(
                Pod("steady", suffix: suffix),
                new SimulatedHistogram("amount", new Spread(at => 50 + (Spread.Deviation * Season(at))), SimulatedHistogram.Tens)
            )
            {
                Rate = at => 1 + (0.5 * Season(at)),
            }.Simulate(
                text,
                new Chance(seed),
                ScrapeTimes.Between(ScrapeTimes.End - (5 * ScrapeTimes.Week) - TimeSpan.FromDays(2), ScrapeTimes.End, ScrapeTimes.Coarse)
            );
        }
    }

    /// <summary>
    /// The amounts move, the ages do not. Two pods whose containers start anew, and a third that another one takes the place of.
    /// </summary>
    private void Moved(OpenMetricsText text)
    {
        ISimulatedMetric[] Metrics() =>
            [
                new SimulatedHistogram("amount", Spread.MovedFrom(Shift), SimulatedHistogram.Tens),
                new SimulatedHistogram("age", Spread.Steady, SimulatedHistogram.Tens),
            ];
        foreach (var (suffix, seed) in new[] { ("aaaaa", 3), ("bbbbb", 4) })
            _restarted.Add(
                new SimulatedPod(Pod("moved", suffix: suffix), Metrics()) { Restarts = Restarts }.Simulate(
                    text,
                    new Chance(seed),
                    ScrapeTimes.Weeks(5)
                )
            );
        var replaced = ScrapeTimes.End.AddMinutes(-30);
        _restarted.Add(
            new SimulatedPod(Pod("moved", suffix: "ccccc"), Metrics()).Simulate(
                text,
                new Chance(5),
                ScrapeTimes.Weeks(5).Where(at => at <= replaced)
            )
        );
        _restarted.Add(
            new SimulatedPod(Pod("moved", suffix: "ddddd"), Metrics()).Simulate(
                text,
                new Chance(6),
                ScrapeTimes.Now.Where(at => at > replaced)
            )
        );
    }

    /// <summary>A revision whose predictions are others than those of the one before, while the amounts are the same.</summary>
    private static void Promoted(OpenMetricsText text)
    {
        ISimulatedMetric[] Metrics(double deviations) =>
            [
                new SimulatedHistogram("amount", Spread.Steady, SimulatedHistogram.Tens),
                new SimulatedHistogram("prediction", Spread.MovedFrom(DateTimeOffset.MinValue, deviations), SimulatedHistogram.Tens),
            ];
        new SimulatedPod(Pod("promoted", OldHash), Metrics(0)).Simulate(
            text,
            new Chance(7),
            ScrapeTimes.Weeks(2).Where(at => at <= Promotion)
        );
        new SimulatedPod(Pod("promoted"), Metrics(1)).Simulate(text, new Chance(8), ScrapeTimes.Now.Where(at => at >= Promotion));
    }

    /// <summary>Boundaries of which none is left, of which six are left, and of which all are left among others.</summary>
    private static void Ladders(OpenMetricsText text)
    {
        var changed = ScrapeTimes.End.AddDays(-1);
        var seed = 10;
        foreach (
            var (model, edges) in new[]
            {
                ("reladdered", [15, 25, 35, 45, 55, 65, 75, 85]),
                ("overlapping", new double[] { 20, 30, 40, 50, 60, 70, 75, 85 }),
                ("refined", [.. Enumerable.Range(1, 20).Select(i => 5.0 * i)]),
            }
        )
        {
            new SimulatedPod(
                Pod(model, suffix: "aaaaa"),
                new SimulatedHistogram("amount", Spread.Steady, SimulatedHistogram.Tens)
            ).Simulate(text, new Chance(seed++), ScrapeTimes.Weeks(2).Where(at => at <= changed));
            new SimulatedPod(Pod(model, suffix: "bbbbb"), new SimulatedHistogram("amount", Spread.Steady, edges)).Simulate(
                text,
                new Chance(seed++),
                ScrapeTimes.Now
            );
        }
    }

    /// <summary>
    /// A series that ended three hours ago, beside one that moved; and histories that begin or have a gap within the reference.
    /// </summary>
    private static void Vanished(OpenMetricsText text)
    {
        new SimulatedPod(Pod("vanished"), new SimulatedHistogram("amount", Spread.MovedFrom(Shift), SimulatedHistogram.Tens)).Simulate(
            text,
            new Chance(20),
            ScrapeTimes.Weeks(5)
        );
        new SimulatedPod(Pod("vanished", suffix: "bbbbb"), new SimulatedHistogram("age", Spread.Steady, SimulatedHistogram.Tens)).Simulate(
            text,
            new Chance(21),
            ScrapeTimes.Weeks(2).Where(at => at < ScrapeTimes.End.AddHours(-2.9))
        );
        var then = ScrapeTimes.End - ScrapeTimes.Week;
        new SimulatedPod(Pod("begun"), new SimulatedHistogram("amount", Spread.Steady, SimulatedHistogram.Tens)).Simulate(
            text,
            new Chance(22),
            ScrapeTimes.Weeks(1).Where(at => at >= then.AddMinutes(-20))
        );
        new SimulatedPod(Pod("justbegun"), new SimulatedHistogram("amount", Spread.Steady, SimulatedHistogram.Tens)).Simulate(
            text,
            new Chance(23),
            ScrapeTimes.Weeks(1).Where(at => at >= then.AddMinutes(-5))
        );
        new SimulatedPod(Pod("unscraped"), new SimulatedHistogram("amount", Spread.Steady, SimulatedHistogram.Tens)).Simulate(
            text,
            new Chance(24),
            ScrapeTimes.Weeks(2).Where(at => at <= then.AddMinutes(-40) || at >= then.AddMinutes(-20))
        );
    }
}
