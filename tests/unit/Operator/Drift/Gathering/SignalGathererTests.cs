using MlOps.Decisions.Evidence;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public partial class SignalGathererTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);
    private static readonly LabelMatcher Model = new("pod", MatchOperator.Matches, "fraud-all");
    private static readonly LabelMatcher Serving = new("pod", MatchOperator.Matches, "fraud-serving");

    private DriftReference _reference = new() { Offset = "7d" };
    private DateTimeOffset _promoted = At.AddDays(-30);

    [Fact]
    public async Task The_reference_is_the_same_window_of_a_week_ago()
    {
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history);
        read.Counts!.Kind.ShouldBe(EvidenceKind.Value);
        read.Counts.Value!.ReferenceTotal.ShouldBe(10000);
        history.Asked[0].ShouldBe(("sum by (le, namespace) (increase(amount_bucket{pod=~\"fraud-all\"}[3600001ms]))", At.AddDays(-7)));
        history.Asked[1].At.ShouldBe(At);
    }

    [Fact]
    public async Task The_same_model_in_another_namespace_does_not_count()
    {
        var history = new History(
            (_, _) =>
                History.Together(
                    History.Buckets(ADrift.Bell).In("shop"),
                    History.Buckets([.. ADrift.Moved.Select(c => 10 * c)]).In("staging")
                )
        );
        var read = await GatherAsync(history);
        (read.Counts!.Value!.ReferenceTotal, read.Counts.Value.CurrentTotal).ShouldBe((10000, 10000));
        history = new History((_, _) => History.Buckets(ADrift.Bell).In("staging"));
        (await GatherAsync(history)).Counts!.Kind.ShouldBe(EvidenceKind.NoData);
    }

    [Fact]
    public async Task A_fixed_range_is_read_as_a_whole_and_cut_into_pieces_for_its_habits()
    {
        _reference = new()
        {
            Range = new TimeRange { From = At.AddHours(-30), To = At.AddHours(-24) },
        };
        var history = new History((_, at) => at == At.AddHours(-25) ? History.Buckets(ADrift.Moved) : History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history);
        history.Asked[0].Query.ShouldContain("[21600001ms]");
        history.Asked[0].At.ShouldBe(At.AddHours(-24));
        read.Variability[MlOps.Analysis.Drift.DriftMeasure.JensenShannon].ShouldBeGreaterThan(0.3);
        history.Asked.Skip(2).Select(a => a.At).Min().ShouldBe(At.AddHours(-29));
    }

    [Fact]
    public async Task Habits_are_those_of_the_weeks_before_as_far_as_there_are_data()
    {
        var history = new History(
            (_, at) => at < At.AddDays(-20) ? History.Nothing : History.Buckets(at < At.AddDays(-10) ? ADrift.Moved : ADrift.Bell)
        );
        var read = await GatherAsync(history);
        read.Variability[MlOps.Analysis.Drift.DriftMeasure.Wasserstein].ShouldBeGreaterThan(1);
        (read.Habit!.Moves, read.Habit.Lack, read.Habit.KeptAt).ShouldBe((7, null, null));
        history.Asked.ShouldBeUnique();
    }

    [Fact]
    public async Task Of_two_weeks_of_data_the_last_week_tells_the_habit()
    {
        var read = await GatherAsync(new History((_, at) => at < At.AddDays(-14) ? History.Nothing : History.Buckets(ADrift.Bell)));
        (read.Habit!.Moves, read.Habit.Lack, read.Variability.Count).ShouldBe((7, null, 9));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_past_that_was_not_answered_is_no_past_without_samples(bool isPinned)
    {
        _reference = isPinned
            ? new()
            {
                Range = new TimeRange { From = At.AddHours(-30), To = At.AddHours(-24) },
            }
            : _reference;
        var failing = isPinned ? At.AddHours(-26) : At.AddDays(-3);
        var history = new History((_, at) => at == failing ? QueryAnswer.Failed("timeout") : History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history);
        (read.Counts!.Kind, read.Counts.Value, read.Counts.Message).ShouldBe(
            (EvidenceKind.QueryError, null, "past data for its habit: timeout")
        );
        read.Variability.ShouldBeEmpty();
        history.Asked[^1].At.ShouldBe(failing, "what failed once would wait for each time-out");
    }

    [Fact]
    public async Task A_habit_that_is_not_known_yet_names_the_day_from_which_it_is()
    {
        var read = await GatherAsync(new History((_, at) => at < At.AddDays(-8) ? History.Nothing : History.Buckets(ADrift.Bell)));
        read.Variability.ShouldBeEmpty();
        read.Habit!.Lack.ShouldBe("one past move is not enough; known from 2026-07-11 12:00:00Z on, if Prometheus retains 12 days");
    }

    [Fact]
    public async Task Weeks_that_differ_in_their_level_are_known_after_three_of_them()
    {
        QueryAnswer Level(DateTimeOffset at) => History.Buckets(at < At.AddDays(-7) ? ADrift.Moved : ADrift.Bell);
        var read = await GatherAsync(new History((_, at) => at < At.AddDays(-14) ? History.Nothing : Level(at)));
        read.Variability.ShouldBeEmpty();
        read.Habit!.Lack!.ShouldStartWith(
            "its last 7 moves from one week to the next are mostly one lasting level and count as one; known from 2026-07-22 12:00:00Z on"
        );
    }

    [Fact]
    public async Task A_young_revision_is_compared_with_its_own_first_day_at_the_same_hour()
    {
        _promoted = At.AddDays(-2).AddHours(-3);
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history, SignalKind.Prediction);
        history.Asked[0].At.ShouldBe(At.AddDays(-2));
        (read.Counts!.Kind, read.OthersUntil).ShouldBe((EvidenceKind.Value, null));
        read.Habit!.Lack.ShouldBe(
            "one earlier day of revisions is not enough; known from 2026-07-11 10:00:00Z on, if this revision serves until then"
        );
        (await GatherAsync(history, SignalKind.Feature)).Habit!.Moves.ShouldBe(10, "inputs do not depend on the revision");
    }

    [Fact]
    public async Task Until_it_has_one_it_is_compared_with_what_another_revision_said()
    {
        _promoted = At.AddHours(-3);
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history, SignalKind.Prediction);
        history.Asked[0].At.ShouldBe(At.AddDays(-7));
        read.OthersUntil.ShouldBe(_promoted.AddHours(25));
        (await GatherAsync(history, SignalKind.Feature)).OthersUntil.ShouldBeNull();
    }

    [Fact]
    public async Task A_range_of_a_few_hours_is_compared_with_its_own_hours_of_the_day()
    {
        _reference = new()
        {
            Range = new TimeRange { From = At.AddHours(-40), To = At.AddHours(-34) },
        };
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        var read = await GatherAsync(history);
        (read.Counts!.Kind, read.Fault).ShouldBe((EvidenceKind.NoData, DataFault.None));
        read.Counts.Message.ShouldBe(
            "the reference holds 20:00 to 02:00 UTC only, and other hours of the day are not comparable; the next comparable window ends at 2026-07-08 20:00:00Z"
        );
        history.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_window_of_a_revision_is_a_reference_once_it_and_the_current_one_are_apart()
    {
        _reference = new() { RevisionWindow = "6h" };
        _promoted = At.AddHours(-6.5);
        var early = await GatherAsync(new History((_, _) => History.Buckets(ADrift.Bell)));
        early.Counts!.Kind.ShouldBe(EvidenceKind.NoData);
        early.Counts.Message.ShouldContain("first 6h");
        _promoted = At.AddHours(-7);
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        (await GatherAsync(history)).Counts!.Kind.ShouldBe(EvidenceKind.Value);
        history.Asked[0].At.ShouldBe(At.AddHours(-1));
    }

    [Fact]
    public async Task What_two_revisions_say_is_not_judged_as_one_and_what_they_are_asked_is()
    {
        _promoted = At.AddMinutes(-30);
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        var output = await GatherAsync(history, SignalKind.Prediction);
        output.Counts!.Kind.ShouldBe(EvidenceKind.NoData);
        output.Counts.Message.ShouldContain("promotion");
        (await GatherAsync(history, SignalKind.Feature)).Counts!.Kind.ShouldBe(EvidenceKind.Value);
    }

    [Fact]
    public async Task Of_outputs_only_those_of_the_serving_revision_are_current()
    {
        var history = new History((_, _) => History.Buckets(ADrift.Bell));
        await GatherAsync(history, SignalKind.Prediction);
        history.Asked[0].Query.ShouldContain("fraud-all");
        history.Asked[1].Query.ShouldContain("fraud-serving");
    }

    [Fact]
    public async Task Categories_of_both_sides_are_matched_by_name()
    {
        var history = new History(
            (_, at) => at == At ? History.Categories(("food", 500), ("crypto", 500)) : History.Categories(("food", 1000))
        );
        var read = await GatherAsync(
            history,
            source: new SignalSource
            {
                Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" },
            }
        );
        read.Counts!.Value!.Current.ShouldBe([500, 500]);
        read.Counts.Value.Reference.ShouldBe([1000, 0]);
    }

    [Theory]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.Ambiguous)]
    [InlineData(EvidenceKind.Idle)]
    public async Task What_cannot_be_compared_is_no_value(EvidenceKind kind)
    {
        var history = new History(
            (_, at) =>
                at != At
                    ? History.Buckets(ADrift.Bell)
                    : kind switch
                    {
                        EvidenceKind.NoData => History.Nothing,
                        EvidenceKind.QueryError => QueryAnswer.Failed("timeout"),
                        EvidenceKind.Ambiguous => History.Buckets(100, 200, 300),
                        _ => History.Buckets(0, 0, 0, 0, 0, 0, 0, 0, 0),
                    }
        );
        (await GatherAsync(history)).Counts!.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("no series", DataFault.Vanished)]
    [InlineData("no series ever", DataFault.Absent)]
    [InlineData("no answer", DataFault.None)]
    [InlineData("other buckets", DataFault.LayoutChanged)]
    [InlineData("no samples", DataFault.Stopped)]
    [InlineData("no samples ever", DataFault.None)]
    [InlineData("one bucket", DataFault.None)]
    [InlineData("a default", DataFault.Collapsed)]
    [InlineData("a handful in one bucket", DataFault.None)]
    public async Task What_is_wrong_with_the_data_is_told_from_what_is_wrong_with_the_question(string now, DataFault expected)
    {
        double[] nothing = [0, 0, 0, 0, 0, 0, 0, 0, 0];
        double[] coarse = [10000, 0, 0, 0, 0, 0, 0, 0, 0];
        var history = new History(
            (_, at) =>
                (now, at == At) switch
                {
                    ("no series", true) or ("no series ever", _) => History.Nothing,
                    ("no answer", true) => QueryAnswer.Failed("timeout"),
                    ("other buckets", true) => History.Buckets(100, 200, 300),
                    ("no samples", true) or ("no samples ever", _) => History.Buckets(nothing),
                    ("one bucket", _) => History.Buckets(coarse),
                    ("a default", true) => History.Buckets(0, 0, 0, 0, 1000, 0, 0, 0, 0),
                    ("a handful in one bucket", true) => History.Buckets(0, 0, 0, 0, 999, 0, 0, 0, 0),
                    _ => History.Buckets(ADrift.Bell),
                }
        );
        (await GatherAsync(history)).Fault.ShouldBe(expected);
    }

    [Fact]
    public async Task Windows_that_are_compared_have_lengths()
    {
        _reference = new()
        {
            Range = new TimeRange { From = At.AddHours(-30), To = At.AddHours(-24) },
        };
        (await GatherAsync(new History((_, _) => History.Buckets(ADrift.Bell)))).ReferenceLength.ShouldBe(TimeSpan.FromHours(6));
    }

    [Fact]
    public async Task A_window_that_spans_a_promotion_is_not_broken()
    {
        _promoted = At.AddMinutes(-30);
        (await GatherAsync(new History((_, _) => History.Nothing), SignalKind.Prediction)).Fault.ShouldBe(DataFault.None);
    }
}
