using System.Globalization;
using System.Text.RegularExpressions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public partial class StreamGathererTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);

    private string _window = "24h";
    private string _query = "avg(rate(errors[${window}]))";
    private DriftReference _reference = new() { Offset = "7d" };
    private DateTimeOffset _promoted = At.AddDays(-60);
    private DateTimeOffset _oldest = At.AddDays(-365);
    private Func<double, double?> _value = t => t;

    [Fact]
    public async Task The_window_is_looked_at_288_times_by_one_query_that_reads_the_days_before_as_well()
    {
        var (read, history) = await GatherAsync();
        history.Asked[0].ShouldBe(("(avg(rate(errors[300s])))[604800s:300s]", At));
        read.Value!.Current.Count.ShouldBe(288);
        read.Value.Current[^1].Time.ShouldBe(At.ToUnixTimeSeconds());
        read.Value.Current[0]
            .Time.ShouldBe(
                At.AddDays(-1).AddMinutes(5).ToUnixTimeSeconds(),
                "the moment at which a window begins belongs to the one before"
            );
        read.Value.Step.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task With_an_offset_the_four_seasons_before_are_its_reference_in_order_of_time()
    {
        var (read, history) = await GatherAsync();
        history.Asked.Skip(1).Select(a => a.At).ShouldBe([At.AddDays(-7), At.AddDays(-14), At.AddDays(-21), At.AddDays(-28)]);
        read.Value!.Reference.Count.ShouldBe(4 * 288);
        read.Value.Reference.ShouldBe(read.Value.Reference.OrderBy(s => s.Time));
    }

    [Fact]
    public async Task Seasons_older_than_the_data_are_left_out_and_two_must_be_there()
    {
        _oldest = At.AddDays(-15);
        (await GatherAsync()).Read.Value!.Reference.Count.ShouldBe(2 * 288);
        _oldest = At.AddDays(-7).AddHours(-2);
        var (read, _) = await GatherAsync();
        (read.Kind, read.Message).ShouldBe(
            (EvidenceKind.NoData, "the reference: a value at 25 of 288 sampling times; at least half are needed")
        );
    }

    [Fact]
    public async Task A_season_that_was_not_answered_is_not_left_out_as_one_without_values()
    {
        var history = new History(
            (_, at) => at == At.AddDays(-21) ? QueryAnswer.Failed("timeout") : History.Values(at, 604_800, 300, t => t)
        );
        var read = await GatherAsync(history, SignalKind.Feature);
        (read.Kind, read.Value).ShouldBe((EvidenceKind.QueryError, null));
        read.Message.ShouldStartWith("the reference: ");
    }

    [Fact]
    public async Task With_one_season_there_is_no_evidence_and_the_date_of_the_second()
    {
        _oldest = At.AddDays(-10);
        var (read, _) = await GatherAsync();
        read.Kind.ShouldBe(EvidenceKind.NoData);
        read.Message.ShouldContain(
            "the oldest value is from 2026-06-28 12:00:00Z, so a second season is known from 2026-07-13 00:00:00Z on, if Prometheus retains values for 15 days"
        );
    }

    [Fact]
    public async Task A_hole_where_the_second_season_would_be_is_told_as_one()
    {
        _value = t =>
            t > At.AddDays(-14.8).ToUnixTimeSeconds() && t <= At.AddDays(-14).ToUnixTimeSeconds() ? null
            : t < At.AddDays(-20).ToUnixTimeSeconds() ? null
            : t;
        (await GatherAsync()).Read.Message.ShouldContain("of 2026-06-24 12:00:00Z fewer than half of the sampling times have a value");
    }

    [Fact]
    public async Task The_same_moment_of_each_season_has_the_same_index_and_what_is_missing_is_no_number()
    {
        _oldest = At.AddDays(-15);
        var seasons = (await GatherAsync()).Read.Value!.Seasons!;
        seasons.Window.ShouldBe(288);
        seasons.Stretches.ShouldAllBe(stretch => stretch.Length == 7 * 288);
        foreach (var back in new[] { 0, 5, 287 })
            seasons
                .Stretches.Take(3)
                .Select(stretch => stretch[^(back + 1)])
                .ShouldBe([.. Enumerable.Range(0, 3).Select(k => (double)At.AddDays(-7 * k).AddMinutes(-5 * back).ToUnixTimeSeconds())]);
        seasons.Stretches[2][0].ShouldBe(double.NaN);
    }

    [Fact]
    public async Task Of_a_long_range_the_last_2016_moments_are_taken()
    {
        _reference = new()
        {
            Range = new TimeRange { From = At.AddDays(-40), To = At.AddDays(-10) },
        };
        var (read, history) = await GatherAsync();
        history.Asked[1].ShouldBe(("(avg(rate(errors[300s])))[604800s:300s]", At.AddDays(-10)));
        read.Value!.Reference.Count.ShouldBe(2016);
    }

    [Fact]
    public async Task The_first_window_of_a_revision_is_a_reference()
    {
        (_reference, _promoted) = (new() { RevisionWindow = "2d" }, At.AddDays(-5));
        var (read, history) = await GatherAsync(SignalKind.Quality);
        history.Asked[1].ShouldBe(("(avg(rate(errors[300s])))[172800s:300s]", At.AddDays(-3)));
        read.Kind.ShouldBe(EvidenceKind.Value);
    }

    [Fact]
    public async Task A_snapshot_holds_no_moments()
    {
        _reference = new() { ConfigMapRef = new ConfigMapReference { Name = "baseline" } };
        var (read, history) = await GatherAsync();
        read.Kind.ShouldBe(EvidenceKind.NoData);
        read.Message.ShouldContain("use offset, range or revisionWindow in spec.reference");
        history.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("23h")]
    [InlineData(null)]
    public async Task A_reference_within_the_window_is_none(string? offset)
    {
        _reference = offset is not null
            ? new() { Offset = offset }
            : new()
            {
                Range = new TimeRange { From = At.AddDays(-3), To = At.AddHours(-23) },
            };
        var (read, _) = await GatherAsync();
        read.Kind.ShouldBe(EvidenceKind.NoData);
        read.Message.ShouldContain("use an earlier reference");
    }

    [Theory]
    [InlineData(SignalKind.Quality, EvidenceKind.NoData)]
    [InlineData(SignalKind.Feature, EvidenceKind.Value)]
    public async Task What_a_model_says_is_not_judged_over_a_promotion(SignalKind kind, EvidenceKind expected)
    {
        _promoted = At.AddHours(-3);
        (await GatherAsync(kind)).Read.Kind.ShouldBe(expected);
    }

    [Fact]
    public async Task A_short_window_is_looked_at_every_15_s_with_rates_over_a_minute()
    {
        (_window, _reference) = ("10m", new() { Offset = "1h" });
        var (read, history) = await GatherAsync();
        history.Asked[0].Query.ShouldBe("(avg(rate(errors[60s])))[3600s:15s]");
        read.Value!.Current.Count.ShouldBe(40);
    }

    [Fact]
    public async Task NaN_and_infinities_are_no_values_and_with_half_of_them_there_is_no_evidence()
    {
        _value = t =>
            ((long)t / 300 % 4) switch
            {
                0 => double.NaN,
                1 => double.PositiveInfinity,
                _ => t,
            };
        var (read, _) = await GatherAsync();
        read.Value!.Current.Count.ShouldBe(144);
        read.Value.Current.ShouldAllBe(s => double.IsFinite(s.Value));
        _value = t => (long)t / 300 % 3 == 0 ? t : double.NaN;
        (await GatherAsync()).Read.Message.ShouldContain("a value at 96 of 288 sampling times");
    }

    [Fact]
    public async Task The_revision_and_names_are_filled_in_and_a_comment_does_not_swallow_the_rest()
    {
        _query = "errors{revision=\"${revision}\",ns=\"${namespace}\"} # of all";
        (await GatherAsync()).History.Asked[0].Query.ShouldBe("(errors{revision=\"a\",ns=\"shop\"} # of all\n)[604800s:300s]");
    }

    [Theory]
    [InlineData(EvidenceKind.NoData, DataFault.Absent)]
    [InlineData(EvidenceKind.QueryError, DataFault.None)]
    [InlineData(EvidenceKind.Ambiguous, DataFault.None)]
    public async Task What_is_no_single_series_of_numbers_is_no_value_and_only_none_at_all_is_absent(EvidenceKind kind, DataFault fault)
    {
        var two = History.Categories(("a", 1), ("b", 1));
        var history = new History(
            (_, _) =>
                kind switch
                {
                    EvidenceKind.NoData => History.Nothing,
                    EvidenceKind.QueryError => History.Native(1, 2),
                    _ => two,
                }
        );
        var read = await GatherAsync(history, SignalKind.Feature);
        (read.Kind, read.Fault).ShouldBe((kind, fault));
    }

    private async Task<(Reading<StreamWindows> Read, History History)> GatherAsync(SignalKind kind = SignalKind.Feature)
    {
        var history = new History(
            (query, at) =>
            {
                var range = Range().Match(query);
                return History.Values(
                    at,
                    int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture),
                    int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture),
                    t => t < _oldest.ToUnixTimeSeconds() ? null : _value(t)
                );
            }
        );
        return (await GatherAsync(history, kind), history);
    }

    private async Task<Reading<StreamWindows>> GatherAsync(History history, SignalKind kind)
    {
        var signal = new DriftSignal
        {
            Name = "errors",
            Kind = kind,
            Source = new SignalSource
            {
                Stream = new StreamSource { Query = _query, Detector = StreamDetector.CUSUM },
            },
        };
        var facts = new DriftFacts
        {
            Now = At.AddSeconds(10),
            At = At,
            Policy = new DriftPolicy
            {
                Spec = new DriftPolicySpec
                {
                    ModelRef = new ModelReference { Name = "fraud" },
                    Current = new DriftWindow { Window = _window },
                    Reference = _reference,
                    Signals = [signal],
                },
            },
            Model = new ModelDeployment
            {
                Spec = new ModelDeploymentSpec
                {
                    Model = new ModelIdentity { Name = "fraud", Version = "1" },
                    Template = [],
                    Service = new ServiceSpec { Ports = [] },
                },
                Status = new ModelDeploymentStatus
                {
                    EffectiveRevision = "a",
                    Revisions =
                    [
                        new RevisionStatus
                        {
                            Hash = "a",
                            Version = "1",
                            State = RevisionState.Active,
                            PromotedAt = _promoted,
                        },
                    ],
                },
            },
        };
        var variables = new IndicatorVariables("shop", "fraud", "fraud");
        var none = new MlOps.Entities.Common.Selectors.LabelMatcher("pod", Entities.Common.Selectors.MatchOperator.Equal, "x");
        var read = await new SignalGatherer(facts, signal, history, variables, none, none).GatherAsync(
            TestContext.Current.CancellationToken
        );
        return read.Stream.ShouldNotBeNull();
    }

    [GeneratedRegex(@"\[([0-9]+)s:([0-9]+)s\]\z")]
    private static partial Regex Range();
}
