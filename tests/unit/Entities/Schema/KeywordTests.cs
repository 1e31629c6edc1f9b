using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Schema;

public class KeywordTests
{
    [Theory]
    [InlineData(
        "replicas",
        """{"description":"Number of pods of the serving revision. Defaults to 1. Range: 0 to 1000.","type":"integer","format":"int32","minimum":0,"maximum":1000,"default":1}"""
    )]
    [InlineData(
        "template",
        """{"description":"Pod template of the serving workload, as in a Deployment. Validated by a dry-run creation.","type":"object","x-kubernetes-preserve-unknown-fields":true}"""
    )]
    [InlineData(
        "probe.method",
        """{"description":"HTTP method, Get or Post. Defaults to Get.","type":"string","enum":["Get","Post"],"default":"Get"}"""
    )]
    [InlineData(
        "service.ports[].targetPort",
        """{"description":"Port of the pods, by number or name. If absent, the same as port. Range: 1 to 65535.","x-kubernetes-int-or-string":true,"anyOf":[{"type":"integer"},{"type":"string"}],"minimum":1,"maximum":65535,"minLength":1,"maxLength":15}"""
    )]
    public void Attributes_become_keywords(string path, string expected) =>
        Definitions.At(typeof(ModelDeployment), ".spec." + path).ToJsonString(Common.ReadableJson.Options).ShouldBe(expected);

    [Fact]
    public void Lists_with_keys_are_maps()
    {
        var objectives = Definitions.At(typeof(SloPolicy), ".spec.objectives");
        objectives["x-kubernetes-list-type"]!.GetValue<string>().ShouldBe("map");
        objectives["x-kubernetes-list-map-keys"]!.ToJsonString().ShouldBe("""["name"]""");
        objectives["minItems"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Required_members_are_required_fields() =>
        Definitions.At(typeof(ModelDeployment), ".spec")["required"]!.ToJsonString().ShouldBe("""["model","template","service"]""");

    [Fact]
    public void Times_are_date_times() =>
        Definitions.At(typeof(SloPolicy), ".status.since")["format"]!.GetValue<string>().ShouldBe("date-time");

    [Fact]
    public void Only_the_ModelDeployment_bounds_its_name()
    {
        Definitions.Root(typeof(ModelDeployment))["properties"]!["metadata"]!
            .ToJsonString()
            .ShouldBe("""{"type":"object","properties":{"name":{"type":"string","maxLength":45}}}""");
        Definitions.Root(typeof(DriftPolicy))["properties"]!["metadata"]!.ToJsonString().ShouldBe("""{"type":"object"}""");
    }

    [Fact]
    public void Only_the_ModelDeployment_can_be_scaled()
    {
        Definitions.Version(typeof(ModelDeployment))["subresources"]!
            .ToJsonString()
            .ShouldBe(
                """{"status":{},"scale":{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas","labelSelectorPath":".status.selector"}}"""
            );
        Definitions.Version(typeof(SloPolicy))["subresources"]!.ToJsonString().ShouldBe("""{"status":{}}""");
    }
}
