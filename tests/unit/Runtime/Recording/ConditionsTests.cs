using System.Text.Json.Nodes;
using MlOps.Runtime.Recording;

namespace MlOps.Runtime.Tests.Recording;

public class ConditionsTests
{
    private static readonly DateTimeOffset Before = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Before.AddHours(1);

    [Fact]
    public void The_time_moves_when_the_status_changes()
    {
        var list = Conditions.Set([Ready("False", Before)], Ready("True", Now));
        list.Single().LastTransitionTime.ShouldBe(Now);
    }

    [Fact]
    public void The_time_stays_when_only_words_change()
    {
        var list = Conditions.Set([Ready("True", Before)], Ready("True", Now) with { Reason = "Other", Message = "new" });
        list.Single().ShouldBe(Ready("True", Before) with { Reason = "Other", Message = "new" });
    }

    [Fact]
    public void Each_keeps_its_place_and_a_new_one_comes_last()
    {
        var list = Conditions.Set([Ready("True", Before), Ready("True", Before) with { Type = "B" }], Ready("False", Now));
        list = Conditions.Set(list, Ready("True", Now) with { Type = "C" });
        list.Select(c => c.Type).ShouldBe(["Ready", "B", "C"]);
    }

    [Fact]
    public void Setting_the_same_again_makes_no_difference_to_the_raw_status()
    {
        var status = new JsonObject();
        Conditions.Set(status, Ready("True", Before));
        var once = status.DeepClone();
        Conditions.Set(status, Ready("True", Now));
        MergeDiff.Compute(once, status).ShouldBeNull();
    }

    private static Condition Ready(string status, DateTimeOffset since) => new("Ready", status, "Because", "words", since, 3);
}
