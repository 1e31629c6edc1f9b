using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Messages;

public class BaselineTextTests
{
    private static readonly HistogramSource Amount = new() { Metric = "amount" };
    private static readonly CategoricalSource Merchants = new() { Metric = "merchants_total", Label = "category" };

    [Fact]
    public void A_classic_ladder_comes_back_to_the_last_digit()
    {
        var ladder = HistogramBuckets.OfClassic([
            (-5, 0.1),
            (1e-9, 0.1 + 0.2),
            (0.1 + 0.2, 1.0 / 3),
            (1e12, 7),
            (double.PositiveInfinity, 7.25),
        ]);
        var back = Ladders(ladder);
        back.Edges.ShouldBe(ladder.Edges);
        back.Edges.Select(back.UpTo).ShouldBe(ladder.Edges.Select(ladder.UpTo));
        back.Total.ShouldBe(7.25);
        back.Populated.ShouldBeEmpty();
    }

    [Fact]
    public void A_native_ladder_still_knows_that_its_gaps_are_empty()
    {
        var ladder = HistogramBuckets.OfNative([new Bucket(double.NegativeInfinity, -4, 1), new Bucket(1, 2, 10), new Bucket(4, 8, 5)]);
        var back = Ladders(ladder);
        back.Populated.ShouldBe(ladder.Populated);
        back.UpTo(3).ShouldBe(11);
    }

    [Theory]
    [InlineData("food")]
    [InlineData("")]
    [InlineData("crème: brûlée 🍮\n- \"x\"'</script>")]
    public void Categories_come_back_whatever_their_names_are(string name)
    {
        var signal = new BaselineSignal
        {
            Name = "merchant",
            Metric = "merchants_total",
            Label = "category",
            Samples = 3,
            Categories = new Dictionary<string, double> { [name] = 2.5, ["other"] = 0.5 },
        };
        var found = BaselineLookup.Categories(Kept(signal), "merchant", Merchants);
        found.Value!.ShouldBe(signal.Categories, ignoreOrder: true);
        BaselineText.Write(Of(signal)).ShouldAllBe(c => c < 128);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"hunter2\"")]
    [InlineData("password=hunter2")]
    [InlineData("{}")]
    [InlineData("""{"formatVersion":"hunter2"}""")]
    [InlineData("""{"formatVersion":1}""")]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"hunter2","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[]}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":null}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[null]}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":{"hunter2":1}}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[{"name":null,"metric":"m","samples":1}]}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[{"name":"a","metric":"m","samples":1,"categories":{"hunter2":"x"}}]}"""
    )]
    [InlineData(
        """{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[{"name":"a","metric":"m","samples":1},{"name":"a","metric":"m","samples":1}]}"""
    )]
    [InlineData("""{"formatVersion":1,"formatVersion":1}""")]
    public void What_is_no_snapshot_is_told_and_nothing_of_it_is_quoted(string text)
    {
        var (baseline, problem) = BaselineText.Read(text);
        baseline.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldNotContain("hunter2");
    }

    [Fact]
    public void A_later_format_is_not_guessed_at() =>
        BaselineText.Read("""{"formatVersion":2,"signals":[]}""").Problem.ShouldNotBeNull().ShouldContain("formatVersion 2");

    [Fact]
    public void More_signals_than_a_policy_can_have_were_not_written_by_us()
    {
        static string Text(int count) =>
            BaselineText.Write(
                Of([
                    .. Enumerable
                        .Range(0, count)
                        .Select(i => new BaselineSignal
                        {
                            Name = $"s{i}",
                            Metric = "m",
                            Samples = 1,
                        }),
                ])
            );
        BaselineText.Read(Text(100)).Problem.ShouldBeNull();
        BaselineText.Read(Text(101)).Problem.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("no bound +Inf", "1:5 2:6")]
    [InlineData("a bound that is no number", "1:5 x:6 +Inf:7")]
    [InlineData("bounds that fall", "2:5 1:6 +Inf:7")]
    [InlineData("a bound twice", "1:5 1:6 +Inf:7")]
    [InlineData("counts that fall", "1:5 2:4 +Inf:7")]
    [InlineData("a count below 0", "1:-1 2:4 +Inf:7")]
    [InlineData("a count beyond numbers", "1:1 2:4 +Inf:1e999")]
    [InlineData("no bucket", "")]
    public void A_damaged_ladder_is_no_reference(string damage, string buckets)
    {
        var rows = buckets
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(b => b.Split(':'))
            .Select(b => $$"""{"le":"{{b[0]}}","count":{{b[1]}}}""");
        var read = BaselineLookup.HistogramBuckets(
            Raw($$"""{"name":"amount","metric":"amount","samples":1,"buckets":[{{string.Join(",", rows)}}]}"""),
            "amount",
            Amount
        );
        read.Kind.ShouldBe(EvidenceKind.QueryError, damage);
        read.Message.ShouldContain("baseline capture", customMessage: damage);
    }

    [Theory]
    [InlineData("""[null]""")]
    [InlineData("""[{"lower":"2","upper":"1","count":1}]""")]
    [InlineData("""[{"lower":"1","upper":"x","count":1}]""")]
    [InlineData("""[{"lower":"1","upper":"2","count":-1}]""")]
    public void A_damaged_native_ladder_is_no_reference(string native) =>
        BaselineLookup
            .HistogramBuckets(Raw($$"""{"name":"amount","metric":"amount","samples":1,"native":{{native}}}"""), "amount", Amount)
            .Kind.ShouldBe(EvidenceKind.QueryError);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"food":-1}""")]
    [InlineData("""{"food":1e999}""")]
    [InlineData("null")]
    public void Damaged_categories_are_no_reference(string categories) =>
        BaselineLookup
            .Categories(
                Raw($$"""{"name":"merchant","metric":"merchants_total","label":"category","samples":1,"categories":{{categories}}}"""),
                "merchant",
                Merchants
            )
            .Kind.ShouldBe(EvidenceKind.QueryError);

    private static HistogramBuckets Ladders(HistogramBuckets ladder) =>
        BaselineLookup
            .HistogramBuckets(
                Kept(
                    new BaselineSignal
                    {
                        Name = "amount",
                        Metric = "amount",
                        Samples = 0,
                    }.With(ladder)
                ),
                "amount",
                Amount
            )
            .Value.ShouldNotBeNull();

    private static Baseline Of(params BaselineSignal[] signals) =>
        new()
        {
            FormatVersion = Baseline.Format,
            CapturedAt = AWatchedModel.Noon,
            Window = new TimeRange { From = AWatchedModel.Noon.AddDays(-1), To = AWatchedModel.Noon },
            Signals = signals,
        };

    private static Reading<Baseline> Kept(BaselineSignal signal) =>
        Reading<Baseline>.Of(BaselineText.Read(BaselineText.Write(Of(signal))).Baseline.ShouldNotBeNull(), "configmap/x");

    private static Reading<Baseline> Raw(string signal)
    {
        var (baseline, problem) = BaselineText.Read(
            $$"""{"formatVersion":1,"capturedAt":"2026-07-01T00:00:00Z","window":{"from":"2026-07-01T00:00:00Z","to":"2026-07-02T00:00:00Z"},"signals":[{{signal}}]}"""
        );
        return Reading<Baseline>.Of(baseline.ShouldNotBeNull(problem), "configmap/x");
    }
}
