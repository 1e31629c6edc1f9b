using System.Text.Json.Nodes;
using MlOps.Operator.Tests.Hosting.Support;

namespace MlOps.Operator.Tests.Hosting;

/// <summary>
/// Objects of the right kind without what every one of them has: a schema that is missing or older lets them through, and then one of
/// them must not stop the others.
/// </summary>
public class HollowObjectTests
{
    private const string Group = "/apis/mlops-operator.io/v1alpha1/namespaces/shop";

    public static TheoryData<string, string> Objects
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in new[] { "modeldeployments", "slopolicies", "driftpolicies" })
            {
                foreach (
                    var rest in new[]
                    {
                        "\"spec\":null",
                        "\"spec\":{}",
                        "\"spec\":{\"modelRef\":null}",
                        "\"spec\":{\"modelRef\":{}}",
                        "\"spec\":{\"modelRef\":{\"name\":null}}",
                        "\"spec\":{\"modelRef\":{\"name\":\"plain\"},\"objectives\":[null],\"signals\":[null],\"responses\":[null]}",
                        "\"spec\":{\"model\":null,\"template\":null,\"service\":null}",
                        "\"spec\":{\"modelRef\":{\"name\":\"plain\"}},\"status\":{\"conditions\":null,\"requests\":null,\"action\":{},\"episode\":{}}",
                        "\"spec\":{\"modelRef\":{\"name\":\"plain\"}},\"status\":{\"conditions\":[null],\"requests\":[null],\"revisions\":[null]}",
                    }
                )
                    all.Add(kind, rest);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public async Task An_object_without_the_essentials_stops_nobody(string kind, string rest)
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("plain").WithPolicy("fraud-slo");
        server.Objects[$"{Group}/{kind}/hollow"] = JsonNode
            .Parse($$$"""{"metadata":{"name":"hollow","namespace":"shop","uid":"uid-hollow","resourceVersion":"1"},{{{rest}}}}""")!
            .AsObject();
        await using var leader = new RunningOperator(server);
        string[] written = [$"PATCH {FakeApiServer.ModelPath("plain")}/status", $"PATCH {FakeApiServer.PolicyPath("fraud-slo")}/status"];
        await leader.ScrapeAsync(_ => written.All(server.Writes.Contains));
        foreach (var write in written)
            server.Writes.ShouldContain(write);
        (await leader.ProbeAsync("/healthz", a => a.StartsWith("200", StringComparison.Ordinal))).ShouldBe("200 ok");
    }
}
