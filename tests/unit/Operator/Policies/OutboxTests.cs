using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Operator.Controllers;

namespace MlOps.Operator.Tests.Policies;

/// <summary>With one Event too many the API server refuses the whole status, and with it every verdict and every action.</summary>
public class OutboxTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void More_Events_than_the_status_may_hold_leave_the_newest()
    {
        Saved(Outbox.Of(Records("new", 21), Now)).ShouldBe(Enumerable.Range(1, 20).Reverse().Select(i => $"new-{i}"));
    }

    [Fact]
    public void News_goes_before_what_is_not_settled()
    {
        var unsettled = Outbox.Of(Records("old", 10), Now.AddMinutes(-1));
        Saved([.. Outbox.Of(Records("new", 15), Now), .. unsettled])
            .ShouldBe([
                .. Enumerable.Range(0, 15).Reverse().Select(i => $"new-{i}"),
                .. Enumerable.Range(5, 5).Reverse().Select(i => $"old-{i}"),
            ]);
    }

    /// <summary>A status is compared with what is stored, and there empty text is absent.</summary>
    [Fact]
    public void An_Event_without_a_message_is_saved_as_any_status_is()
    {
        var status = new JsonObject();
        Outbox.Put(status, Outbox.Of([EventRecord.Normal("Recovered", "", "k")], Now));
        status["recentEvents"]!.AsArray().Single()!.AsObject().ContainsKey("message").ShouldBeFalse();
    }

    [Fact]
    public void Without_Events_the_status_has_no_list()
    {
        var status = new JsonObject { ["recentEvents"] = new JsonArray() };
        Outbox.Put(status, []);
        status.ShouldBeEmpty();
    }

    private static IEnumerable<EventRecord> Records(string key, int count) =>
        Enumerable.Range(0, count).Select(i => EventRecord.Warning("TargetNeverKept", "words", $"{key}-{i}"));

    private static IEnumerable<string> Saved(IReadOnlyList<RecentEvent> recent)
    {
        var status = new JsonObject();
        Outbox.Put(status, recent);
        return status["recentEvents"]!.AsArray().Select(e => e!["key"]!.ToString());
    }
}
