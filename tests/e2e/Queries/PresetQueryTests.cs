using System.Text;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Presets;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Presets;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.EndToEnd.Queries;

/// <summary>Everything that the operator asks by itself is PromQL, whatever the stack, the kind of indicator and the window.</summary>
public class PresetQueryTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static IEnumerable<ServiceLevelIndicator> Presets =>
        from name in Enum.GetValues<PresetName>()
        from kind in Enum.GetValues<PresetKind>()
        where PresetGaps.Of(name, kind) is null
        from selector in new[] { null, "route=\"/predict\",tier!=\"test\"" }
        select new ServiceLevelIndicator
        {
            Preset = new()
            {
                Name = name,
                Kind = kind,
                Selector = selector,
                ThresholdSeconds = kind == PresetKind.Latency ? "0.25" : null,
            },
        };

    /// <summary>The same histograms as native ones.</summary>
    private static IEnumerable<ServiceLevelIndicator> Native =>
        Presets
            .Select(p => PresetSelectors.Expand(p.Preset!).Latency)
            .OfType<LatencyIndicator>()
            .Select(l => new ServiceLevelIndicator { Latency = l with { Type = HistogramType.Native } });

    private static IEnumerable<ServiceLevelIndicator> Others =>
        [
            new()
            {
                Events = new() { Good = "good_total{a=\"b\"}", Total = "{__name__=~\"(a|b)_total\"}" },
            },
            new()
            {
                Events = new() { Bad = "bad_total", Total = "{__name__=~\"a.+\",job=\"x\"}" },
            },
            new()
            {
                Expression = new()
                {
                    Bad = "sum(increase(bad[${window}])) # bad ones",
                    Total = "sum(increase(all{m=\"${model}\"}[${window}]))",
                },
            },
            new()
            {
                Gauge = new()
                {
                    Query = "avg(accuracy{m=~\"${model}\"}) # of all pods",
                    Min = "0.8",
                    Max = "1",
                    NQuery = "sum(labels)",
                },
            },
            new()
            {
                Gauge = new() { Query = "avg(roi) / 2 > 0 or vector(1)", Min = "-0.5" },
            },
        ];

    [Fact]
    public async Task Promtool_reads_every_query_that_the_operator_builds()
    {
        var asked = new AskedQueries();
        foreach (var sli in Presets.Concat(Native).Concat(Others))
            await AskAsync(asked, sli);
        asked.Queries.Count.ShouldBeGreaterThan(150);
        var (exitCode, output) = await Promtool.RunOverAsync(Rules(asked.Queries), "check", "rules");
        exitCode.ShouldBe(0, output);
        output.ShouldContain($"{asked.Queries.Count} rules found");
    }

    private static async Task AskAsync(AskedQueries asked, ServiceLevelIndicator sli)
    {
        var ct = TestContext.Current.CancellationToken;
        var policy = new SloPolicySpec
        {
            ModelRef = new() { Name = "fraud" },
            Objectives = [],
        };
        foreach (var labelled in new[] { policy, policy with { RevisionLabel = "revision" } })
        {
            var reader = IndicatorReaders.For(
                sli,
                new IndicatorVariables("shop", "fraud", "fr\"aud"),
                RevisionMatch.OfModel(labelled, "fraud", ["a1", "b2"]),
                asked
            );
            foreach (var minutes in new[] { 5, 60, 28 * 24 * 60 })
                await reader.WindowAsync(TimeSpan.FromMinutes(minutes), Now, ct);
            await reader.MinutesAsync(TimeSpan.FromMinutes(5), 0.01344, Now, ct);
            if (reader.SeesRevisions)
                await reader.RawAsync(RevisionMatch.Of(labelled, "fraud", "a1"), Now.AddMinutes(-5), Now, ct);
        }
    }

    private static string Rules(IEnumerable<string> queries)
    {
        var rules = new StringBuilder("groups:\n- name: queries\n  rules:\n");
        foreach (var (query, i) in queries.Select((q, i) => (q, i)))
            rules.Append(null, $"  - record: \"asked:query{i}\"\n    expr: {RulesTest.Yaml(query)}\n");
        return rules.ToString();
    }
}
