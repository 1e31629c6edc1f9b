using MlOps.Operator.Signals.Presets;

namespace MlOps.Operator.Tests.Drift.Messages;

/// <summary>docs/drift.md names what each preset of a score asks for, and from where on that is drift.</summary>
public class ScorePresetDocsTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadAllLines(Repository.PathOf("docs", "drift.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_preset_has_a_row_with_its_query_and_its_level_and_no_other_has()
    {
        foreach (var name in Enum.GetValues<ScorePresetName>())
        {
            foreach (var metric in Enum.GetValues<ScoreMetric>())
            {
                var rows = Rows.Where(r => r.StartsWith($"| `{name.ToString().ToLowerInvariant()}` | {metric} |", StringComparison.Ordinal))
                    .ToList();
                if (ScorePresetGaps.Of(name, metric) is not null)
                {
                    rows.ShouldBeEmpty();
                    continue;
                }

                var score = ScorePresets.Expand(
                    new ScorePreset
                    {
                        Name = name,
                        Metric = metric,
                        Feature = ScorePresetGaps.NeedsFeature(metric) ? "amount" : null,
                    }
                );
                rows.ShouldHaveSingleItem()
                    .ShouldEndWith(
                        $"| `{score.Query}` | {(score.Direction == ScoreDirection.HigherIsDrift ? "from" : "down from")} {score.Drift} |"
                    );
            }
        }
    }

    [Fact]
    public void A_selector_finds_the_model_in_the_place_of_the_label_that_the_system_has_for_it() =>
        ScorePresets
            .Expand(
                new ScorePreset
                {
                    Name = ScorePresetName.TrustyAI,
                    Metric = ScoreMetric.KSTest,
                    Feature = "a\"b",
                    Selector = "model=\"other\",namespace=\"${namespace}\"",
                }
            )
            .Query.ShouldBe("""min(trustyai_kstest{model="other",namespace="${namespace}",subcategory="a\"b"})""");

    [Fact]
    public void A_signal_with_a_preset_is_judged_as_the_score_that_it_stands_for()
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Weight = "2",
            Source = new SignalSource
            {
                Preset = new ScorePreset { Name = ScorePresetName.Evidently, Metric = ScoreMetric.DriftedShare },
            },
        };
        var expanded = ScorePresets.Expand(signal);
        expanded.ShouldBe(signal with { Source = new SignalSource { Score = ScorePresets.Expand(signal.Source.Preset!) } });
        expanded.Source.Score!.Direction.ShouldBe(ScoreDirection.HigherIsDrift);
        ScorePresets.Expand(expanded).ShouldBeSameAs(expanded);
    }
}
