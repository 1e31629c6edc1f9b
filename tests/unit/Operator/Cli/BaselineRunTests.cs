using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Cli;

public sealed partial class BaselineRunTests : IDisposable
{
    private readonly AWatchedModel _watched = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task The_snapshot_is_of_the_current_window_and_says_where_it_is_from()
    {
        (await RunAsync()).ShouldBe(0);
        var kept = Kept();
        kept.Window.ShouldBe(new TimeRange { From = AWatchedModel.Noon.AddHours(-1), To = AWatchedModel.Noon });
        (kept.Policy, kept.Model, kept.CapturedAt).ShouldBe(("shop/inputs", "fraud 1", AWatchedModel.Noon.AddSeconds(10)));
        kept.Signals.Select(s => (s.Name, s.Metric, s.Label, s.Selector, s.Samples))
            .ShouldBe([("amount", "amount", null, "job=\"fraud\"", 10000.0), ("merchant", "merchants_total", "category", null, 10000.0)]);
        kept.Signals[0].Buckets!.Select(b => (b.Le, b.Count)).First().ShouldBe(("1", 100));
        kept.Signals[0].Buckets![^1].ShouldBe(new BaselineBucket { Le = "+Inf", Count = 10000 });
        _watched
            .Prometheus.Asked[0]
            .ShouldBe(
                (
                    "sum by (le, namespace) (increase(amount_bucket{job=\"fraud\",pod=~\"fraud-[0-9a-f]{10}-.+\"}[3600001ms]))",
                    AWatchedModel.Noon
                )
            );
        _output.ToString().ShouldContain("configMapRef: {name: inputs-baseline}");
    }

    [Fact]
    public async Task Another_window_can_be_named_by_length_or_by_times()
    {
        await RunAsync(o => o with { Window = "2d" });
        Kept().Window.From.ShouldBe(AWatchedModel.Noon.AddDays(-2));
        var june = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        await RunAsync(o => o with { From = june, To = june.AddDays(7) });
        Kept().Window.ShouldBe(new TimeRange { From = june, To = june.AddDays(7) });
        _watched.Prometheus.Asked.ShouldContain(
            ("sum by (category, namespace) (increase(merchants_total{pod=~\"fraud-[0-9a-f]{10}-.+\"}[604800001ms]))", june.AddDays(7))
        );
    }

    [Theory]
    [InlineData(-10, null, null, "--from and --to")]
    [InlineData(-10, -5, "1h", "--from and --to")]
    [InlineData(-5, -10, null, "not before")]
    [InlineData(-5, 5, null, "future")]
    [InlineData(null, null, "a while", "no Prometheus duration")]
    public async Task A_window_that_is_none_is_refused_with_a_reason(int? from, int? to, string? window, string reason)
    {
        (await RunAsync(o => o with { From = Hours(from), To = Hours(to), Window = window })).ShouldBe(1);
        _error.ToString().ShouldContain(reason);
        _watched.Api.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_policy_is_refused_and_the_namespace_named()
    {
        (await RunAsync(o => o with { Policy = new ObjectKey("shop", "nothing") })).ShouldBe(1);
        _error.ToString().ShouldContain("no DriftPolicy nothing in namespace shop");
    }

    [Theory]
    [InlineData("no series of amount_bucket", "another window")]
    [InlineData("timeout", "--prometheus")]
    [InlineData("5 samples", "longer window")]
    [InlineData("no bucket +Inf", "+Inf")]
    [InlineData("too coarse", "finer buckets")]
    public async Task A_signal_that_could_never_be_judged_is_refused_and_nothing_is_written(string trouble, string remedy)
    {
        _watched.Amounts = _ =>
            trouble switch
            {
                "timeout" => QueryAnswer.Failed("timeout"),
                "5 samples" => History.Buckets(1, 1, 1, 1, 1, 0, 0),
                "no bucket +Inf" => new QueryAnswer([.. History.Buckets(ADrift.Bell).Series.SkipLast(1)], null),
                "too coarse" => History.Buckets(100, 9000, 100, 100, 100, 100, 500),
                _ => History.Nothing,
            };
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain($"amount: ");
        _error.ToString().ShouldContain(trouble);
        _error.ToString().ShouldContain(remedy);
        _watched.Api.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task Too_few_samples_of_a_category_are_refused_as_well()
    {
        _watched.Categories = _ => History.Categories(("food", 999.4));
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain("merchant: 999 samples, fewer than spec.current.minSamples, 1000");
    }

    [Fact]
    public async Task A_label_that_tells_single_samples_apart_is_no_category()
    {
        _watched.Categories = _ => History.Categories([.. Enumerable.Range(0, 20_001).Select(i => ($"{i}", 1.0))]);
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain("merchant: 20001 categories, more than 20000");
    }

    [Fact]
    public async Task More_than_a_ConfigMap_holds_is_refused_and_the_largest_signal_named()
    {
        _watched.Categories = _ =>
            History.Categories([
                .. Enumerable.Range(0, 20_000).Select(i => ($"the-merchant-with-the-rather-long-name-and-number-{i:00000000}", 1.0)),
            ]);
        (await RunAsync()).ShouldBe(1);
        _error.ToString().ShouldContain("900: merchant is the largest");
        _watched.Api.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task A_week_is_kept_with_a_piece_of_each_day()
    {
        _watched.With(s =>
            s with
            {
                Current = new DriftWindow { Window = "24h" },
                EvaluationIntervalSeconds = null,
            }
        );
        await RunAsync(o => o with { Window = "7d" });
        Kept().PieceSeconds.ShouldBe(86_400);
        foreach (var signal in Kept().Signals)
            signal.Pieces!.Select(p => p.To).ShouldBe([.. Enumerable.Range(0, 7).Select(day => AWatchedModel.Noon.AddDays(-day))]);
        Kept().Signals[0].Pieces![0].Buckets![^1].ShouldBe(new BaselineBucket { Le = "+Inf", Count = 10000 });
        Kept().Signals[1].Pieces![0].Categories!["food"].ShouldBe(6000);
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_window_of_which_no_habit_is_told_is_kept_and_that_is_said()
    {
        _watched.With(s =>
            s with
            {
                Current = new DriftWindow { Window = "12h" },
                EvaluationIntervalSeconds = null,
            }
        );
        (await RunAsync(o => o with { Window = "36h" })).ShouldBe(0);
        _error
            .ToString()
            .ShouldContain(
                "amount, merchant: fewer than 4 pieces of 12 h have spec.current.minSamples, 1000, samples, so their habit is unknown and drift from this snapshot is a warning at most; capture a period with traffic in each piece: whole days, ideally a week, as far back as Prometheus has data"
            );
    }

    [Theory]
    [InlineData(10_000, 1, 14)]
    [InlineData(900, 3, 4)]
    [InlineData(100, 3, 4)]
    public async Task Windows_of_a_week_get_pieces_of_as_many_days_as_have_enough_samples(int samplesPerDay, int days, int pieces)
    {
        _watched.With(s =>
            s with
            {
                Current = new DriftWindow { Window = "7d", MinSamples = 1000 },
                EvaluationIntervalSeconds = null,
                Signals = [s.Signals![0]],
            }
        );
        _watched.Prometheus.Lengths = length =>
            History.Buckets([.. ADrift.Bell.Select(c => c / 10_000 * samplesPerDay * length.TotalDays)]);
        (await RunAsync(o => o with { Window = "14d" })).ShouldBe(0);
        Kept().PieceSeconds.ShouldBe(days * 86_400);
        Kept().Signals[0].Pieces!.Count.ShouldBe(Math.Min(7, pieces));
        _error
            .ToString()
            .Contains("amount: fewer than 4 pieces of 3 days have spec.current.minSamples, 1000, samples", StringComparison.Ordinal)
            .ShouldBe(samplesPerDay == 100);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(40, 8)]
    public async Task A_snapshot_of_hours_takes_only_days_of_one_revision_as_pieces_of_an_output(int promotedDays, int pieces)
    {
        _watched.Promoted(AWatchedModel.Noon.AddDays(-promotedDays)).Signals(s => s with { Kind = SignalKind.Prediction });
        await RunAsync();
        Kept().Signals[0].Pieces!.Count.ShouldBe(pieces);
    }

    [Fact]
    public async Task Pieces_that_have_no_room_are_left_out_before_the_snapshot_is_refused()
    {
        _watched.Categories = _ =>
            History.Categories([
                .. Enumerable.Range(0, 3000).Select(i => ($"the-merchant-with-the-rather-long-name-and-number-{i:00000000}", 1.0)),
            ]);
        (await RunAsync()).ShouldBe(0);
        (Kept().Signals[0].Pieces!.Count, Kept().Signals[1].Pieces, Kept().Signals[1].Categories!.Count).ShouldBe((8, null, 3000));
        _error.ToString().ShouldContain("merchant: too many categories or buckets to store pieces of");
    }
}
