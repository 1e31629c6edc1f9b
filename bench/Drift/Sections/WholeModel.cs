using MlOps.Analysis.Drift.Judging;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>Ten features of one model: how often half of their weight is called drift.</summary>
internal static class WholeModel
{
    private const int Signals = 10;
    private const int Models = 60;
    private const double Limit = 0.5;

    public static string Run(DriftPlan plan)
    {
        var wander = new Course { Variability = 0.2, Correlation = 0.9 };
        var table = new Table(
            "ten features, n = m = 24,000",
            "MLOps Operator",
            "Evidently, default",
            "Evidently, PSI ≥ 0.1",
            "NannyML, any feature"
        );
        foreach (
            var (name, course, moved) in new[]
            {
                ("nothing changes", Course.Steady, 0),
                ("nothing changes, hourly means wander (0.2 σ, ρ 0.9)", wander, 0),
                ("three move by 0.75 σ", Course.Steady, 3),
                ("five move by 0.75 σ", Course.Steady, 5),
            }
        )
        {
            var features = Enumerable
                .Range(0, Signals)
                .Select(i => Watch(plan, name, i, i < moved ? course with { Shift = 0.75 } : course))
                .ToList();
            table.Row(
                name,
                Figures.Percent(Found(features, look => look.Ours, Limit)),
                Figures.Percent(Found(features, look => AlarmCounts.Alarms(look, 2), Limit)),
                Figures.Percent(Found(features, look => AlarmCounts.Alarms(look, 3), Limit)),
                Figures.Percent(Found(features, look => AlarmCounts.Alarms(look, 6), 1e-9))
            );
        }

        return "Share of models that are called drifted within a week, at half of the features; significance is required over ten signals (Bonferroni):\n\n"
            + table;
    }

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Watch(DriftPlan plan, string name, int signal, Course course) =>
        plan.Watch(
            new DriftSetting(
                $"{name}, feature {signal}",
                SimulatedFeature.Of(Shape.Normal, 20, 24_000) with
                {
                    Course = course,
                },
                ReferenceRange.WeekBefore,
                28
            )
            {
                Signals = Signals,
            },
            Models
        );

    /// <summary>The share of models of which at some look so much of the weight is called drift.</summary>
    private static double Found(List<IReadOnlyList<IReadOnlyList<DriftLook>>> features, Func<DriftLook, bool> alarms, double limit)
    {
        var models = features[0].Count;
        return Enumerable
                .Range(0, models)
                .Count(model =>
                    Enumerable
                        .Range(0, features[0][model].Count)
                        .Any(look => DriftShare.Of([.. features.Select(feature => (1.0, alarms(feature[model][look])))]) >= limit)
                ) / (double)models;
    }
}
