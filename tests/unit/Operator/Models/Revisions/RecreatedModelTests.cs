using System.Text.Json.Nodes;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Revisions;

/// <summary>Another object of the same name, and a status written by another release of the operator.</summary>
public class RecreatedModelTests
{
    [Fact]
    public void A_model_that_is_deleted_and_applied_again_lives_like_a_new_one()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        // A new object of the same name; the garbage collector has not yet removed its predecessor's children.
        cluster.Raw.Remove("status");
        cluster.Raw["metadata"]!["uid"] = "second-uid";
        cluster.Service = cluster.Service! with { Owned = false };
        for (var i = 0; i < 6; i++)
            cluster.Pass();
        cluster.Service = null;
        cluster.Revisions.Clear();
        cluster.Deployments.Clear();
        cluster.RevisionServices.Clear();
        cluster.Settle().Wait(86_400);
        cluster.Status.Revisions.ShouldHaveSingleItem().State.ShouldBe(RevisionState.Good);
    }

    [Fact]
    public void An_action_that_a_newer_release_began_is_left_alone_until_its_deadline_and_then_given_up()
    {
        var cluster = Scenarios.Released();
        var deadline = cluster.Now.AddMinutes(5);
        cluster.Raw["status"]!["action"] = new JsonObject
        {
            ["id"] = "x",
            ["kind"] = "ShiftCanary",
            ["to"] = "y",
            ["step"] = "Half",
            ["startedAt"] = "2026-03-01T09:00:00Z",
            ["deadline"] = deadline.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        };
        cluster.Judge!.Bad = "v2";
        cluster.Settle().Raw["status"]!["action"]!["kind"]!.GetValue<string>().ShouldBe("ShiftCanary");
        cluster.Status.Waiting!.Rule.ShouldBe("ActionInProgress");
        cluster.Wait(301).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void History_that_a_newer_release_wrote_is_kept()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Raw["status"]!["actions"]!
            .AsArray()
            .Insert(
                0,
                JsonNode.Parse(
                    """{"id":"x","kind":"OpenCircuit","to":"y","startedAt":"2026-03-01T09:00:00Z","finishedAt":"2026-03-01T09:00:00Z","outcome":"Done"}"""
                )
            );
        cluster.Apply(AModel.Serving("v3")).ServingVersion.ShouldBe("v3");
        cluster.Raw["status"]!["actions"]!.AsArray().Select(a => a!["kind"]!.GetValue<string>()).ShouldContain("OpenCircuit");
    }
}
