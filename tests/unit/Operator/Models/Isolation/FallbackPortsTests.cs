using System.Text.Json.Nodes;
using MlOps.Decisions.Traffic;

namespace MlOps.Operator.Tests.Models.Isolation;

public class FallbackPortsTests
{
    private const string Http = """[{"name":"http","port":80,"targetPort":8080,"appProtocol":"http"}]""";

    private static (JsonArray Ports, string? Missing) Map(string model, string fallback) =>
        FallbackPorts.Map(JsonNode.Parse(model)!.AsArray(), JsonNode.Parse(fallback)!.AsArray());

    [Theory]
    [InlineData("""[{"name":"x","port":80,"targetPort":1},{"name":"http","port":90,"targetPort":"web"}]""", "\"web\"")]
    [InlineData("""[{"name":"x","port":70,"targetPort":1},{"name":"y","port":80,"targetPort":2}]""", "2")]
    [InlineData("""[{"port":9000,"protocol":"TCP","targetPort":3}]""", "3")]
    [InlineData("""[{"name":"http","port":90}]""", "90")]
    public void A_port_leads_where_the_one_of_its_name_does_else_of_its_number_else_the_only_one(string fallback, string target)
    {
        var (ports, missing) = Map(Http, fallback);
        missing.ShouldBeNull();
        var port = ports.ShouldHaveSingleItem()!;
        port["targetPort"]!.ToJsonString().ShouldBe(target);
        (port["name"]!.ToString(), port["port"]!.GetValue<int>(), port["appProtocol"]!.ToString()).ShouldBe(("http", 80, "http"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"name":"http","port":80,"protocol":"UDP"}]""")]
    [InlineData("""[{"name":"a","port":1},{"name":"b","port":2}]""")]
    public void A_port_without_a_counterpart_is_named(string fallback) => Map(Http, fallback).Missing.ShouldBe("http");

    [Fact]
    public void The_only_port_of_a_fallback_does_not_stand_for_two() =>
        Map("""[{"name":"http","port":80},{"name":"grpc","port":81}]""", """[{"name":"http","port":80,"targetPort":1}]""")
            .Missing.ShouldBe("grpc");
}
