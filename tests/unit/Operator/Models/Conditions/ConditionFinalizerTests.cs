using System.ComponentModel.DataAnnotations;
using MlOps.Decisions.Conditions;

namespace MlOps.Operator.Tests.Models.Conditions;

public class ConditionFinalizerTests
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Then.AddHours(1);

    private static StatusCondition Known(string type, string status) =>
        new()
        {
            Type = type,
            Status = status,
            Reason = "Old",
            Message = "old",
            ObservedGeneration = 1,
            LastTransitionTime = Then,
        };

    [Fact]
    public void The_transition_time_moves_only_when_the_status_does()
    {
        var next = ConditionFinalizer.Finish(
            [Known("Ready", "True"), Known("Breached", "False")],
            [new("Ready", true, "New", "new"), new("Breached", null, "New", "new")],
            Now,
            2
        );
        next.Select(c => (c.Status, c.LastTransitionTime)).ShouldBe([("True", Then), ("Unknown", Now)]);
        next.ShouldAllBe(c => c.Reason == "New" && c.Message == "new" && c.ObservedGeneration == 2);
    }

    [Fact]
    public void Known_conditions_keep_their_order_and_new_ones_follow() =>
        ConditionFinalizer
            .Finish(
                [Known("B", "True"), Known("A", "True")],
                [new("A", true, "R", ""), new("C", true, "R", ""), new("B", true, "R", "")],
                Now,
                2
            )
            .Select(c => c.Type)
            .ShouldBe(["B", "A", "C"]);

    [Fact]
    public void What_is_no_longer_reported_is_removed_but_for_conditions_of_other_controllers()
    {
        var foreign = Known("example.com/Audited", "True");
        ConditionFinalizer
            .Finish([Known("ActedOn", "True"), foreign], [new("Ready", true, "R", "")], Now, 2)
            .ShouldSatisfyAllConditions(c => c.Select(x => x.Type).ShouldBe(["example.com/Audited", "Ready"]), c => c[0].ShouldBe(foreign));
    }

    [Fact]
    public void A_message_is_never_longer_than_the_schema_allows_because_the_whole_status_would_be_refused()
    {
        var longest = typeof(StatusCondition)
            .GetProperty(nameof(StatusCondition.Message))!
            .GetCustomAttributes(typeof(StringLengthAttribute), false)
            .Cast<StringLengthAttribute>()
            .Single()
            .MaximumLength;
        var message = ConditionFinalizer.Finish([], [new("Ready", true, "R", new string('x', 5000))], Now, 1).Single().Message;
        message.Length.ShouldBe(longest);
        message.ShouldEndWith("…");
    }
}
