using System.Text.RegularExpressions;
using MlOps.Operator.Signals.Presets;

namespace MlOps.Operator.Tests.Signals;

/// <summary>The table of labels is what the stacks export, no more and no less: the expositions that the end-to-end tests count.</summary>
public partial class StackLabelsTests
{
    private static readonly IReadOnlyList<(string Metric, IReadOnlyList<string> Labels)> Exported =
    [
        .. Directory
            .GetFiles(Repository.PathOf("tests", "e2e", "BackfilledHistory", "Counters", "Expositions"), "*.txt")
            .SelectMany(File.ReadLines)
            .Where(line => !line.StartsWith('#'))
            .Select(line =>
                (
                    line[..line.IndexOf('{', StringComparison.Ordinal)],
                    (IReadOnlyList<string>)[.. Label().Matches(line).Select(m => m.Groups[1].Value)]
                )
            ),
    ];

    [Fact]
    public void Every_exported_metric_has_a_row() =>
        Exported.Select(e => e.Metric).Distinct().Where(m => StackLabels.Of(m) is null).ShouldBeEmpty();

    [Fact]
    public void Every_row_has_the_labels_that_are_exported_and_no_other()
    {
        foreach (var row in StackLabels.All)
            row.Labels.ShouldBe(
                Exported.Where(e => StackLabels.Of(e.Metric) == row).SelectMany(e => e.Labels).Where(l => l != "le").Distinct(),
                ignoreOrder: true,
                string.Join(", ", row.Metrics)
            );
    }

    [Fact]
    public void Every_metric_has_one_row() => StackLabels.All.SelectMany(row => row.Metrics).ShouldBeUnique();

    public static TheoryData<PresetName, PresetKind> Presets =>
        new(
            from name in Enum.GetValues<PresetName>()
            from kind in Enum.GetValues<PresetKind>()
            where PresetGaps.Of(name, kind) is null
            select (name, kind)
        );

    /// <summary>A preset that is written out as selectors must not be warned of.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_has_a_row_with_the_labels_that_it_matches(PresetName name, PresetKind kind)
    {
        var sli = PresetSelectors.Expand(
            new()
            {
                Name = name,
                Kind = kind,
                ThresholdSeconds = kind == PresetKind.Latency ? "1" : null,
            }
        );
        var part = sli.Latency is { } latency
            ? VectorSelector.Of(latency.Histogram, latency.Selector)
            : VectorSelector.Parse((sli.Events!.Bad ?? sli.Events.Good)!);
        var row = StackLabels.Of(part.Metric!).ShouldNotBeNull();
        part.Matchers.Where(row.Lacks).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("request_predict_seconds_bucket")]
    [InlineData("vllm:e2e_request_latency_seconds_sum")]
    [InlineData("revision_request_count")]
    public void The_series_of_a_histogram_are_of_its_row(string metric) => StackLabels.Of(metric).ShouldNotBeNull();

    [Theory]
    [InlineData("request_predict_seconds_total")]
    [InlineData("my_istio_requests_total")]
    [InlineData("_count")]
    public void Any_other_metric_is_unknown(string metric) => StackLabels.Of(metric).ShouldBeNull();

    [GeneratedRegex("[{,]([a-zA-Z_][a-zA-Z0-9_]*)=\"")]
    private static partial Regex Label();
}
