using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Isolation;

/// <summary>v1 is good, v2 serves for a minute, and a person does not want its answers.</summary>
internal static class Isolated
{
    public const string Rules = "app=rules";

    public static FallbackService Service(
        string selector = """{"app":"rules"}""",
        string ports = """[{"name":"http","port":80,"targetPort":9000}]""",
        int ready = 1
    ) => new("rules", JsonNode.Parse(selector)!.AsObject(), JsonNode.Parse(ports)!.AsArray(), ready);

    public static FakeCluster Before(Func<AModel, AModel> with)
    {
        var cluster = Scenarios.Released(with);
        cluster.Fallback = Service();
        return cluster;
    }

    public static FakeCluster ToService() => Before(m => m.FallsBackToService("rules")).Isolate();

    public static FakeCluster ToGood() => Before(m => m.FallsBackToLastKnownGood()).Isolate();

    public static FakeCluster Isolate(this FakeCluster cluster, string? why = "harmful answers") =>
        cluster.Annotate(WellKnown.IsolateAnnotation, why);

    /// <summary>A person points the Service elsewhere.</summary>
    public static FakeCluster EditByHand(this FakeCluster cluster)
    {
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        return cluster.Settle();
    }
}
