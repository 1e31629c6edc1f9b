using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MlOps.Decisions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.Yaml;
using MlOps.Operator.Tests.Judging;

namespace MlOps.Operator.Tests.Compatibility;

/// <summary>
/// Objects as the first version of the operator stored them: its samples, and a status with every field that it wrote, written by its own
/// code.
/// </summary>
public class FirstLightTests
{
    /// <summary>What the first version made of the sample; another hash would roll out every model anew.</summary>
    private const string Hash = "3b33a1bd53";

    private static string Text(string file)
    {
        using var stream = typeof(FirstLightTests).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static JsonObject Stored(string kind)
    {
        var json = (JsonObject)ManifestReader.Read("-", new StringReader(Text(kind + ".yaml"))).ShouldHaveSingleItem().Content.DeepClone();
        json["status"] = JsonNode.Parse(Text(kind + "-status.json"));
        json["metadata"]!["uid"] = "m";
        json["metadata"]!["generation"] = 3;
        return json;
    }

    [Theory]
    [InlineData("modeldeployment")]
    [InlineData("slopolicy")]
    public void They_keep_every_rule_of_today(string kind) =>
        ManifestCheck
            .Check(new ManifestDocument(kind, Stored(kind), ImmutableDictionary<string, int>.Empty))
            .Where(f => f.Severity == Severity.Error)
            .ShouldBeEmpty();

    [Fact]
    public void A_model_is_still_the_same_revision() => Revision.Of(Stored("modeldeployment")).Hash.ShouldBe(Hash);

    [Fact]
    public void Nothing_of_a_model_is_lost_when_it_is_read_and_written()
    {
        var stored = Stored("modeldeployment");
        Lost(stored, EntityJson.Encode(EntityJson.Decode<ModelDeployment>(stored)), "").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_of_a_policy_is_lost_when_it_is_read_and_written()
    {
        var stored = Stored("slopolicy");
        Lost(stored, EntityJson.Encode(EntityJson.Decode<SloPolicy>(stored)), "").ShouldBeEmpty();
    }

    [Fact]
    public void A_rollback_under_way_goes_on_and_no_traffic_moves()
    {
        var stored = Stored("modeldeployment");
        var model = EntityJson.Decode<ModelDeployment>(stored);
        var plan = ModelPlanner.Plan(
            new ModelState
            {
                Now = model.Status!.Action!.StartedAt.AddMinutes(1),
                Model = model,
                Raw = stored,
                Latest = Revision.Of(stored),
                Revisions = [new(Revision.Of(stored), "fraud-" + Hash, "r", default, null, model.Status.Revisions[0].GoodSince)],
                Deployments = [new(Hash, "fraud-" + Hash, "d", 2, 2, true, default)],
                RevisionServices = [new(Hash, "fraud-" + Hash, "rs", null)],
                Policies =
                [
                    new()
                    {
                        Metadata = new() { Name = "fraud-slo", Uid = model.Status.Action.PolicyUid! },
                        Spec = new()
                        {
                            ModelRef = new() { Name = "fraud" },
                            Objectives = [],
                        },
                    },
                ],
                Service = new("fraud", "s", Hash, true, false, Revision.Of(stored).Ports, null),
            }
        );
        plan.Effect.ShouldNotBeOfType<SwitchService>();
        plan.Status.EffectiveRevision.ShouldBe(Hash);
        plan.Status.Action.ShouldBe(model.Status.Action);
    }

    [Fact]
    public void An_episode_under_way_keeps_its_number_and_what_was_told_is_not_told_again()
    {
        var before = EntityJson.Decode<SloPolicy>(Stored("slopolicy")).Status!;
        var after = Facts
            .After(45)
            .Without(EvidenceKind.NoData)
            .Serving("h2", r => r with { Hash = "0123456789" })
            .Knowing(s => s with { EffectiveRevision = "0123456789" })
            .Following(before)
            .Judged();
        (after.Episode!.Number, after.Episode.State).ShouldBe((1, EpisodeState.Open));
        after.Conditions.Single(c => c.Type == WellKnown.DataAvailable).Status.ShouldBe("False");
        SloPolicyEvents.Between(before, after).ShouldBeEmpty();
    }

    /// <summary>Fields that are gone or changed; what is new does not count.</summary>
    /// <summary>What has another name today: it is read under the former one and written under the new.</summary>
    private static readonly Dictionary<string, string> Renamed = new() { ["spokenBy"] = "source", ["Would"] = "DryRun" };

    private static IEnumerable<string> Lost(JsonNode? stored, JsonNode? written, string path) =>
        (stored, written) switch
        {
            (JsonObject a, JsonObject b) => a.SelectMany(p => Lost(p.Value, b[Renamed.GetValueOrDefault(p.Key, p.Key)], $"{path}.{p.Key}")),
            (JsonValue a, JsonValue b) when Renamed.TryGetValue(a.ToString(), out var name) && b.ToString() == name => [],
            (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b).SelectMany((p, i) => Lost(p.First, p.Second, $"{path}[{i}]")),
            (JsonArray { Count: 0 }, null) => [],
            var (a, b) => JsonNode.DeepEquals(a, b) ? [] : [$"{path}: {a?.ToJsonString()} became {b?.ToJsonString()}"],
        };
}
