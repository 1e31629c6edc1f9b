using System.Text;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// An outage of 60 s burns in two whole minutes at most, wherever it begins, and one of four minutes in three at least: Prometheus itself
/// counts.
/// </summary>
public class MinuteQueryTests
{
    private const int PerMinute = 4;

    private static readonly ServiceLevelIndicator[] Indicators =
    [
        new()
        {
            Events = new() { Bad = "bad_total", Total = "all_total" },
        },
        new()
        {
            Events = new() { Good = "good_total", Total = "all_total" },
        },
        new()
        {
            Expression = new() { Bad = "sum(increase(bad_total[${window}])) # bad ones", Total = "sum(increase(all_total[${window}]))" },
        },
        new()
        {
            Gauge = new() { Query = "avg(accuracy)", Min = "0.9" },
        },
    ];

    [Theory]
    [InlineData(1, "<= bool 2")]
    [InlineData(4, ">= bool 3")]
    public async Task Promtool_counts_the_minutes_of_an_outage(int minutes, string expected)
    {
        var file = new StringBuilder("evaluation_interval: 15s\ntests:\n");
        for (var start = 17; start < 17 + PerMinute; start++)
            file.Append(await TestAsync(start, minutes * PerMinute, expected));
        var (exitCode, output) = await Promtool.RunOverAsync(file.ToString(), "test", "rules");
        exitCode.ShouldBe(0, output);
    }

    /// <summary>A hundred requests in each scrape, of which one in a thousand fails anyway: no minute burns of that.</summary>
    private static async Task<string> TestAsync(int start, int length, string expected)
    {
        var good = start - 1;
        var test = new StringBuilder(
            FormattableString.Invariant(
                $"""
                  - interval: 15s
                    input_series:
                      - series: all_total{Labels}
                        values: 0+1000x60
                      - series: bad_total{Labels}
                        values: 0+1x{good} {good + 1000}+1000x{length - 1} {good + (1000 * length) + 1}+1x40
                      - series: good_total{Labels}
                        values: 0+999x{good} {good * 999}x{length - 1} {(good * 999) + 999}+999x40
                      - series: accuracy
                        values: 1x{good} 0x{length - 1} 1x40
                    promql_expr_test:

                """
            )
        );
        foreach (var sli in Indicators)
        {
            var asked = new AskedQueries();
            await IndicatorReaders
                .For(
                    sli,
                    new IndicatorVariables("shop", "fraud", "fraud"),
                    RevisionMatch.OfModel(
                        new()
                        {
                            ModelRef = new() { Name = "fraud" },
                            Objectives = [],
                        },
                        "fraud",
                        []
                    ),
                    asked
                )
                .MinutesAsync(TimeSpan.FromMinutes(5), 0.01344, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
            var query = asked.Queries.Single(q =>
                q.Contains("> 0)", StringComparison.Ordinal) && !q.Contains("[120s", StringComparison.Ordinal)
            );
            test.Append(
                null,
                $"      - expr: {RulesTest.Yaml($"sum({query}\n) {expected}")}\n        eval_time: {(start + length) * 15}s\n        exp_samples: [{{labels: '{{}}', value: 1}}]\n"
            );
        }

        return test.ToString();
    }

    private const string Labels = "{pod=\"fraud-0123456789-a\",namespace=\"shop\"}";
}
