using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift;

/// <summary>What another revision said is no habit of what the serving one says.</summary>
public class OutputHabitTests
{
    private readonly AWatchedModel _watched = new();

    [Theory]
    [InlineData(SignalKind.Feature, 30, 8)]
    [InlineData(SignalKind.Prediction, 30, 8)]
    [InlineData(SignalKind.Prediction, 2.5, 3)]
    public async Task The_same_hours_of_days_before_tell_it_as_far_as_its_own_revision_served(SignalKind kind, double days, int pieces)
    {
        _watched
            .Promoted(AWatchedModel.Noon.AddDays(-days - 1))
            .Signals(s => s with { Kind = kind })
            .With(s =>
                s with
                {
                    Reference = new DriftReference
                    {
                        Range = new TimeRange { From = AWatchedModel.Noon.AddHours(-26), To = AWatchedModel.Noon.AddHours(-24) },
                    },
                }
            );
        var (facts, _) = await _watched.JudgeAsync();
        facts.Signals[0].Habit!.Moves.ShouldBe(pieces < 4 ? 0 : pieces);
        facts
            .Signals[0]
            .Habit!.Lack.ShouldBe(
                pieces < 4
                    ? "the reference is shorter than 4 windows of 1h, and not enough of the days before have samples at its hours, so it yields no habit; use whole weeks"
                    : null
            );
        _watched
            .Prometheus.Asked.Where(a =>
                a.Query.StartsWith("sum by (le", StringComparison.Ordinal) && a.At < AWatchedModel.Noon.AddDays(-days - 1)
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("6h", 7)]
    [InlineData("1d", 25)]
    [InlineData("7d", 25)]
    public async Task A_young_one_is_compared_with_itself_as_soon_as_it_has_a_window_to_compare_with(string offset, int hours)
    {
        var promoted = AWatchedModel.Noon.AddHours(-2);
        _watched
            .Promoted(promoted)
            .Signals(s => s with { Kind = SignalKind.Prediction })
            .With(s => s with { Reference = new DriftReference { Offset = offset } });
        var (facts, _) = await _watched.JudgeAsync();
        facts.Signals[0].OthersUntil.ShouldBe(promoted.AddHours(hours));
        _watched.Clock.Advance(TimeSpan.FromHours(hours - 2));
        (await _watched.JudgeAsync()).Facts.Signals[0].OthersUntil.ShouldBeNull();
    }
}
