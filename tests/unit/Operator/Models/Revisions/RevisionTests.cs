using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;

namespace MlOps.Operator.Tests.Models.Revisions;

public class RevisionTests
{
    private static string Hash(string spec) => Revision.Of(new JsonObject { ["spec"] = JsonNode.Parse(spec) }).Hash;

    private const string Spec = """{"model":{"name":"fraud","version":"1"},"template":{"spec":{"cpu":"1000m","n":1}}}""";

    [Fact]
    public void A_revision_is_its_model_and_template_and_nothing_else() =>
        Hash("""{"replicas":7,"service":{"ports":[]},"model":{"name":"fraud","version":"1"},"template":{"spec":{"cpu":"1000m","n":1}}}""")
            .ShouldBe(Hash(Spec));

    [Fact]
    public void The_order_of_fields_is_no_new_revision() =>
        Hash("""{"template":{"spec":{"n":1,"cpu":"1000m"}},"model":{"version":"1","name":"fraud"}}""").ShouldBe(Hash(Spec));

    [Theory]
    [InlineData("""{"model":{"name":"fraud","version":"2"},"template":{"spec":{"cpu":"1000m","n":1}}}""")]
    [InlineData("""{"model":{"name":"fraud","version":"1"},"template":{"spec":{"cpu":"1","n":1}}}""")]
    [InlineData("""{"model":{"name":"fraud","version":"1"},"template":{"spec":{"cpu":"1000m","n":1,"new":null}}}""")]
    public void Any_difference_as_stored_is_a_new_revision(string spec) => Hash(spec).ShouldNotBe(Hash(Spec));

    [Fact]
    public void Node_ports_that_the_server_gave_are_kept_and_do_not_count_as_a_difference()
    {
        var live = JsonNode.Parse("""[{"name":"http","port":80,"targetPort":8080,"protocol":"TCP","nodePort":30123}]""")!.AsArray();
        var wanted = JsonNode.Parse("""[{"name":"http","port":80,"targetPort":8080}]""")!.AsArray();
        ServicePorts.Same(live, wanted).ShouldBeTrue();
        ServicePorts.Merge(live, wanted)[0]!["nodePort"]!.GetValue<int>().ShouldBe(30123);
        ServicePorts.Same(live, JsonNode.Parse("""[{"name":"http","port":81,"targetPort":8080}]""")!.AsArray()).ShouldBeFalse();
    }
}
