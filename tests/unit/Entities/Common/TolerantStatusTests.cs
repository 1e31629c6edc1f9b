using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Common;

/// <summary>After a downgrade the operator can still read a status that a newer one wrote, and loses nothing of it.</summary>
public class TolerantStatusTests
{
    [Theory]
    [InlineData(typeof(ModelDeploymentStatus))]
    [InlineData(typeof(SloPolicyStatus))]
    [InlineData(typeof(DriftPolicyStatus))]
    public void An_unknown_value_of_any_enum_of_a_status_is_read_and_written_back(Type status)
    {
        var seen = 0;
        foreach (var (owner, property) in EnumsOf(status))
        {
            var json = StatusTypes.Least(owner);
            json[property] = "FromTheFuture";
            var read = JsonSerializer.Deserialize(json, owner, EntityJson.Options);
            JsonSerializer.SerializeToNode(read, owner, EntityJson.Options)![property]!
                .GetValue<string>()
                .ShouldBe("FromTheFuture", $"{owner.Name}.{property}");
            seen++;
        }

        seen.ShouldBeGreaterThan(2);
    }

    /// <summary>An action that ends moves to the history together with its kind.</summary>
    [Fact]
    public void An_unknown_value_keeps_its_text_when_it_is_moved_to_another_property()
    {
        var action = JsonSerializer.Deserialize<ActionStatus>(
            """{"id":"x","kind":"ShiftSomeCanary","to":"y","step":"Half","startedAt":"2026-03-01T09:00:00Z","deadline":"2026-03-01T09:00:00Z"}""",
            EntityJson.Options
        )!;
        var ended = new ActionRecord
        {
            Id = action.Id,
            Kind = action.Kind,
            To = action.To,
            StartedAt = action.StartedAt,
            FinishedAt = action.Deadline,
            Outcome = "GivenUp",
        };
        EntityJson.Encode(ended)["kind"]!.GetValue<string>().ShouldBe("ShiftSomeCanary");
    }

    /// <summary>Several reconciles read concurrently.</summary>
    [Fact]
    public void Unknown_values_are_not_mixed_up_between_threads() =>
        Parallel.For(
            0,
            2000,
            i =>
            {
                var text = $"Future{i % 50}";
                var read = JsonSerializer.Deserialize<CircuitStatus>($$"""{"state":"{{text}}"}""", EntityJson.Options)!;
                EntityJson.Encode(read)["state"]!.GetValue<string>().ShouldBe(text);
            }
        );

    [Fact]
    public void Known_values_keep_their_names() =>
        EntityJson.Encode(new CircuitStatus { State = CircuitState.Isolated })["state"]!.GetValue<string>().ShouldBe("Isolated");

    [Fact]
    public void An_unknown_value_in_a_spec_stays_an_error() =>
        Should.Throw<JsonException>(() =>
            EntityJson.Decode<SloPolicySpec>(JsonNode.Parse("""{"modelRef":{"name":"m"},"mode":"FromTheFuture","objectives":[]}""")!)
        );

    [Fact]
    public void A_list_of_a_status_is_cut_to_what_its_schema_allows()
    {
        var status = new ModelDeploymentStatus
        {
            Rollbacks = [.. Enumerable.Range(0, 150).Select(i => DateTimeOffset.UnixEpoch.AddDays(-i))],
        };
        var written = EntityJson.Encode(status)["rollbacks"]!.AsArray();
        (written.Count, written[0]!.GetValue<string>()).ShouldBe((100, "1970-01-01T00:00:00.000Z"));
    }

    private static IEnumerable<(Type Owner, string Property)> EnumsOf(Type root) =>
        from type in StatusTypes.Reachable(root)
        from property in EntityJson.Options.GetTypeInfo(type).Properties
        where property.Get is not null && StatusTypes.Of(property.PropertyType).IsEnum
        select (type, property.Name);
}
