using MlOps.Operator.Signals.Presets;

namespace MlOps.Operator.Tests.Signals;

/// <summary>docs/indicators.md names what each preset reads.</summary>
public class PresetDocsTests
{
    private static readonly string[] Rows =
    [
        .. File.ReadAllLines(Repository.PathOf("docs", "indicators.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Replace("\\|", "|", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_preset_has_a_row_with_the_series_that_it_reads()
    {
        foreach (var name in Enum.GetValues<PresetName>())
        {
            foreach (var kind in Enum.GetValues<PresetKind>())
            {
                var rows = Rows.Where(r => r.StartsWith($"| `{name.ToString().ToLowerInvariant()}` | {kind} |", StringComparison.Ordinal))
                    .ToList();
                if (PresetGaps.Of(name, kind) is not null)
                {
                    rows.ShouldBeEmpty();
                    continue;
                }

                var row = rows.ShouldHaveSingleItem();
                foreach (
                    var text in Read(
                        new PresetIndicator
                        {
                            Name = name,
                            Kind = kind,
                            ThresholdSeconds = "1",
                        }
                    )
                )
                    row.ShouldContain(text);
            }
        }
    }

    private static IEnumerable<string> Read(PresetIndicator preset)
    {
        var sli = PresetSelectors.Expand(preset);
        if (sli.Latency is { } latency)
            return [latency.Histogram, latency.Selector ?? ""];
        return new[] { sli.Events!.Total, sli.Events.Bad ?? sli.Events.Good! }.SelectMany(Texts);
    }

    private static IEnumerable<string> Texts(string selector)
    {
        VectorSelector.TryParse(selector, out var parsed, out _).ShouldBeTrue();
        foreach (var matcher in parsed!.Matchers)
            yield return matcher.Label == "__name__" ? matcher.Value.Split('(')[0] : matcher.Value;
    }
}
