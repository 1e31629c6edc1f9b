using System.Globalization;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

namespace MlOps.Operator.Tests.Drift.Gathering;

public class SameHoursTests
{
    private static readonly DateTimeOffset Day = new(2026, 7, 8, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Whenever the revision was promoted, its first hours are compared each day, and what is said of the next window holds.
    /// </summary>
    [Theory]
    [InlineData(12, null)]
    [InlineData(6, 21600)]
    [InlineData(6, null)]
    [InlineData(20, null)]
    public void A_reference_as_long_as_a_window_is_compared_each_day(int hours, int? interval)
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var reference = new ReferenceWindow(Day.AddMinutes(minute), TimeSpan.FromHours(hours));
            var (at, compared) = (Day.AddDays(2), 0);
            for (; at < Day.AddDays(3); at += At(at, hours, interval).Interval)
            {
                var problem = SameHours.Problem(At(at, hours, interval), reference);
                compared += problem is null ? 1 : 0;
                if (problem is not null)
                    SameHours.Problem(At(Next(problem), hours, interval), reference).ShouldBeNull(problem);
            }

            compared.ShouldBeGreaterThan(0, $"minute {minute}");
        }
    }

    [Fact]
    public void Where_no_evaluation_meets_the_hours_that_is_said()
    {
        var problem = SameHours.Problem(At(Day.AddHours(12), 8, 7200), new ReferenceWindow(Day.AddHours(7.5), TimeSpan.FromHours(6)));
        problem!.ShouldEndWith(
            ": of the evaluations of the next 8 days, 02:00:00 apart, none ends within these hours. Use whole days in spec.reference, or a spec.evaluationIntervalSeconds that divides a day"
        );
    }

    private static DateTimeOffset Next(string problem) => DateTimeOffset.Parse(problem[^20..], CultureInfo.InvariantCulture);

    private static DriftFacts At(DateTimeOffset at, int hours, int? interval) =>
        new()
        {
            Now = at,
            At = at,
            Policy = new DriftPolicy
            {
                Spec = new DriftPolicySpec
                {
                    ModelRef = new ModelReference { Name = "fraud" },
                    Current = new DriftWindow { Window = $"{hours}h" },
                    EvaluationIntervalSeconds = interval,
                },
            },
        };
}
