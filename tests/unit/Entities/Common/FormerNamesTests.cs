using System.Text.Json.Nodes;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.Schema.Generation;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Entities.Tests.Common;

/// <summary>Objects of the version before still load, or are refused with the new name.</summary>
public class FormerNamesTests
{
    [Fact]
    public void A_status_under_former_names_is_read_and_written_under_the_new_ones()
    {
        var stored = (JsonObject)
            JsonNode.Parse(
                """{"spokenBy":"Fast","objectives":[{"name":"a","verdict":"Healthy","evidence":"Value","spokenBy":"Slow","lackingSince":"2026-03-01T09:00:00Z"}]}"""
            )!;
        var status = EntityJson.Decode<SloPolicyStatus>(stored);
        (status.Source, status.Objectives[0].Source).ShouldBe((EvidenceSource.Fast, EvidenceSource.Slow));
        var written = EntityJson.Encode(status);
        written.ContainsKey("spokenBy").ShouldBeFalse();
        written["source"]!.GetValue<string>().ShouldBe("Fast");
        written["objectives"]![0]!["noDataSince"].ShouldNotBeNull();
    }

    [Fact]
    public void An_episode_without_a_source_under_either_name_is_refused_and_is_no_release_test()
    {
        const string Episode =
            """{"number":1,"state":"Open","revision":"a","promotionSeq":1,"onset":"2026-03-01T09:00:00Z","openedAt":"2026-03-01T09:00:00Z"SOURCE}""";
        EpisodeStatus Read(string source) =>
            EntityJson.Decode<EpisodeStatus>(JsonNode.Parse(Episode.Replace("SOURCE", source, StringComparison.Ordinal))!);
        Read(",\"spokenBy\":\"ReleaseTest\"").Source.ShouldBe(EvidenceSource.ReleaseTest);
        Read(",\"source\":\"Slow\"").Source.ShouldBe(EvidenceSource.Slow);
        Should.Throw<System.Text.Json.JsonException>(() => Read("")).Message.ShouldContain("EpisodeStatus needs source");
    }

    [Fact]
    public void A_former_value_is_read_and_written_as_the_new_one()
    {
        var stored = JsonNode.Parse(
            """{"id":"d","at":"2026-03-01T09:00:00Z","outcome":"Would","rule":"ObserveMode","action":"Rollback","message":"m"}"""
        )!;
        var decision = EntityJson.Decode<DecisionRecord>(stored);
        decision.Outcome.ShouldBe(DecisionOutcome.DryRun);
        EntityJson.Encode(decision)["outcome"]!.GetValue<string>().ShouldBe("DryRun");
    }

    [Fact]
    public void The_server_keeps_what_is_stored_under_former_names()
    {
        var schema = CustomResourceDefinitions.For(typeof(SloPolicy)).ToJsonString();
        schema.ShouldContain("\"spokenBy\":{\"description\":\"Former name of source: read, never written.\"");
    }

    [Fact]
    public void A_spec_that_disables_the_check_of_the_data_by_its_former_name_is_refused_with_the_new_one()
    {
        var policy = EntityJson.Decode<DriftPolicy>(
            JsonNode.Parse("""{"metadata":{"name":"d"},"spec":{"modelRef":{"name":"fraud"},"dataQualityVeto":"Disabled"}}""")!
        );
        Validation
            .Check(policy)
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("spec.dataQualityVeto: is now called dataQuality; write dataQuality: Disabled and remove dataQualityVeto");
    }

    [Fact]
    public void The_default_that_the_server_stored_under_the_former_name_is_accepted() =>
        Validation
            .Check(
                EntityJson.Decode<DriftPolicy>(
                    JsonNode.Parse("""{"metadata":{"name":"d"},"spec":{"modelRef":{"name":"fraud"},"dataQualityVeto":"Enforced"}}""")!
                )
            )
            .ShouldBeEmpty();
}
