using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Operator.Execution.Effects;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Isolation;

/// <summary>What one write to the Service holds.</summary>
public class ServicePointerTests
{
    private const string Annotation = "/metadata/annotations/mlops-operator.io~1isolated-from";

    private static List<string> Write(SwitchService effect, string annotations) =>
        [
            .. ServiceSwitcher
                .Operations(
                    Scenarios.Released().See(),
                    effect,
                    JsonNode
                        .Parse(
                            $$"""
                            {"metadata":{"resourceVersion":"7"{{annotations}}},"spec":{"selector":{"a":"b"},"ports":[{"name":"http","port":80,"targetPort":8080,"nodePort":30001}]} }
                            """
                        )!
                        .AsObject(),
                    true
                )
                .Select(o => o!.ToJsonString()),
        ];

    private static SwitchService ToService =>
        new(null, JsonNode.Parse("""[{"name":"http","port":80,"targetPort":9000}]""")!.AsArray(), "uid")
        {
            Selector = new JsonObject { ["app"] = "rules" },
            IsolatedFrom = "h2",
        };

    [Fact]
    public void Selector_ports_and_whose_traffic_it_is_move_together() =>
        Write(ToService, "")
            .ShouldBe([
                """{"op":"test","path":"/metadata/resourceVersion","value":"7"}""",
                """{"op":"replace","path":"/spec/selector","value":{"app":"rules"}}""",
                """{"op":"replace","path":"/spec/ports","value":[{"name":"http","port":80,"protocol":"TCP","targetPort":9000,"nodePort":30001}]}""",
                """{"op":"add","path":"/metadata/annotations","value":{}}""",
                $$"""{"op":"add","path":"{{Annotation}}","value":"h2"}""",
            ]);

    [Fact]
    public void Other_annotations_stay() =>
        Write(ToService, ""","annotations":{"theirs":"x"}""").Count(o => o.Contains("annotations", StringComparison.Ordinal)).ShouldBe(1);

    [Theory]
    [InlineData(""","annotations":{"mlops-operator.io/isolated-from":"h2"}""", true)]
    [InlineData(""","annotations":{"theirs":"x"}""", false)]
    public void Any_other_pointing_removes_it(string annotations, bool removes)
    {
        var operations = Write(new SwitchService("h1", [], "uid"), annotations);
        operations.Contains($$"""{"op":"remove","path":"{{Annotation}}"}""").ShouldBe(removes);
        operations.ShouldContain(o => o.Contains("\"mlops-operator.io/revision\":\"h1\"", StringComparison.Ordinal));
    }
}
