using MlOps.Bench.Report;
using MlOps.Bench.Report.Pictures;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>False alarms of all rules under what telemetry does though nothing has drifted.</summary>
internal static class RealTelemetry
{
    private const int Evaluations = 17_920;
    private static readonly Course Season = new() { Season = 0.5 };
    private static readonly Course Variability = new() { Variability = 0.2, Correlation = 0.9 };
    private static readonly Course Deploys = new() { Deploys = 0.2 };

    public static (string Text, string Picture) Run(DriftPlan plan)
    {
        var table = new Table([
            "where nothing has drifted",
            "judged",
            .. AlarmCounts.Rules.Take(1),
            "3 of 5 overlapping",
            .. AlarmCounts.Rules.Skip(1),
        ]);
        var measured = Settings()
            .Select(setting => (setting.Name, Streams: plan.Watch(setting, Evaluations / setting.Evaluations)))
            .ToList();
        foreach (var (name, streams) in measured)
        {
            var looks = streams.SelectMany(stream => stream).ToList();
            var rates = AlarmCounts.PerThousand(streams);
            table.Row([
                name,
                Figures.Percent(looks.Count(look => look.HasEvidence) / (double)looks.Count, "0"),
                AlarmCounts.PerThousandWithError(streams),
                Figures.Number(1000.0 * looks.Count(look => look.Overlapping) / looks.Count),
                .. rates.Skip(1).Select(rate => Figures.Number(rate, "0.#")),
            ]);
        }

        return (
            "Alarms per 1,000 looks; *3 of 5 overlapping* is our rule if windows that share samples counted as several:\n\n"
                + "![Looks with a false alarm by rule](pictures/drift-alarms.svg)\n\n"
                + table,
            Draw(measured)
        );
    }

    private static IEnumerable<DriftSetting> Settings()
    {
        var day = SimulatedFeature.Of(Shape.Normal, 20, 24_000);
        var quarter = SimulatedFeature.Of(Shape.Normal, 20, 6000) with { WindowHours = 6 };
        yield return new("independent samples", day, ReferenceRange.WeekBefore, 112);
        yield return new(
            "daily season of ±0.5 σ, windows of 6h against the week before",
            quarter with
            {
                Course = Season,
            },
            ReferenceRange.WeekBefore,
            112
        );
        yield return new("the same against a pinned week", quarter with { Course = Season }, ReferenceRange.PinnedWeek, 112);
        yield return new(
            "the same against six pinned hours of one night",
            quarter with
            {
                Course = Season,
            },
            new ReferenceRange(0, -12, -6),
            112
        );
        yield return new(
            "hourly means that wander (0.2 σ, ρ 0.9), 96,000 samples, against the week before",
            day with
            {
                Samples = 96_000,
                Course = Variability,
            },
            ReferenceRange.WeekBefore,
            112
        );
        yield return new(
            "the same against a pinned week",
            day with
            {
                Samples = 96_000,
                Course = Variability,
            },
            ReferenceRange.PinnedWeek,
            112
        );
        yield return new(
            "the same with windows of 6h against the week before",
            quarter with
            {
                Samples = 24_000,
                Course = Variability,
            },
            ReferenceRange.WeekBefore,
            112
        );
        yield return new(
            "traffic that grew tenfold, m = 10,000 against n = 1,000",
            day with
            {
                Samples = 1000,
                Growth = 10,
            },
            ReferenceRange.WeekBefore,
            28
        );
        yield return new("m = 1,000 against a pinned week of n = 7,000", day with { Samples = 1000 }, ReferenceRange.PinnedWeek, 112);
        yield return new("60 % of the samples in one bucket", OneBucket(), ReferenceRange.WeekBefore, 112);
        yield return new(
            "outputs, deployed daily with 0.2 σ each, windows of 24h",
            day with
            {
                Course = Deploys,
            },
            ReferenceRange.WeekBefore,
            112
        )
        {
            IsOutput = true,
        };
        yield return new("the same with windows of 6h", quarter with { Course = Deploys }, ReferenceRange.WeekBefore, 112)
        {
            IsOutput = true,
        };
    }

    private static SimulatedFeature OneBucket()
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 24_000);
        double[] masses = [.. feature.Masses(0).Select((mass, i) => (0.4 * mass) + (i == 3 ? 0.6 : 0))];
        return feature with { Masses = _ => masses };
    }

    private static string Draw(List<(string Name, IReadOnlyList<IReadOnlyList<DriftLook>> Streams)> measured)
    {
        (string Name, int At)[] shown =
        [
            ("independent samples", 0),
            ("season, 6h, pinned week", 2),
            ("hourly means wander, 24h", 4),
            ("hourly means wander, 6h", 6),
        ];
        var rates = shown.Select(one => AlarmCounts.PerThousand(measured[one.At].Streams)).ToArray();
        return new BarChart(
            "Looks with an alarm though nothing has drifted",
            "percent of looks; normal, 20 buckets, 6,000 to 96,000 samples in a window",
            AlarmCounts.Rules,
            [.. shown.Select((one, i) => (one.Name, (IReadOnlyList<double>)[.. rates[i].Select(rate => rate / 10)]))],
            100
        ).ToSvg();
    }
}
