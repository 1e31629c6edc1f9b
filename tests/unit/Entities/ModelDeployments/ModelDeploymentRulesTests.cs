using System.Text.Json.Nodes;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Serving;

namespace MlOps.Entities.Tests.ModelDeployments;

public class ModelDeploymentRulesTests
{
    private static ModelDeployment Named(string name) => Examples.Model() with { Metadata = new() { Name = name } };

    private static ModelDeployment WithTemplate(string json) =>
        Examples.Model() with
        {
            Spec = Examples.Model().Spec with { Template = JsonNode.Parse(json)!.AsObject() },
        };

    private static ModelDeployment WithPorts(params ServicePortSpec[] ports) =>
        Examples.Model() with
        {
            Spec = Examples.Model().Spec with { Service = new() { Ports = ports } },
        };

    [Fact]
    public void A_complete_model_is_accepted() => Validation.Check(Examples.Model()).ShouldBeEmpty();

    [Theory]
    [InlineData("a")]
    [InlineData("fraud-2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqr")]
    public void DNS_1035_names_of_up_to_45_characters_are_accepted(string name) => Validation.Check(Named(name)).ShouldBeEmpty();

    [Theory]
    [InlineData("2fraud")]
    [InlineData("Fraud")]
    [InlineData("fraud.v2")]
    [InlineData("fraud-")]
    [InlineData("fraud\n")]
    public void Other_names_are_refused_with_the_rule(string name)
    {
        var error = Validation.Check(Named(name)).Only();
        error.Field.ShouldBe("metadata.name");
        error.Message.ShouldContain("DNS-1035");
    }

    [Fact]
    public void A_name_of_46_characters_is_refused_with_the_limit() =>
        Validation
            .Check(Named(new string('a', 46)))
            .Only()
            .ShouldBe(new("metadata.name", "has 46 characters; use at most 45, because revision names append a hash"));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"spec":{}}""")]
    [InlineData("""{"spec":{"containers":[]}}""")]
    [InlineData("""{"spec":{"containers":["model"]}}""")]
    [InlineData("""{"spec":"containers"}""")]
    public void A_template_without_containers_is_refused(string template) =>
        Validation.Check(WithTemplate(template)).Only().Field.ShouldBe("spec.template.spec.containers");

    [Fact]
    public void Two_ports_of_one_name_are_refused_at_the_second() =>
        Validation
            .Check(WithPorts(new() { Name = "http", Port = 80 }, new() { Name = "http", Port = 81 }))
            .Only()
            .ShouldBe(
                new("spec.service.ports[1].name", "'http' is already the name of another entry, spec.service.ports[0]; each must be unique")
            );

    [Fact]
    public void Two_ports_of_one_number_are_refused_at_the_second() =>
        Validation
            .Check(WithPorts(new() { Name = "http", Port = 80 }, new() { Name = "grpc", Port = 80 }))
            .Only()
            .ShouldBe(new("spec.service.ports[1].port", "80 is already used by another port; port numbers must be unique"));

    [Fact]
    public void Bodies_are_refused_unless_the_probe_posts() =>
        Validation
            .Check(Examples.Model(new ProbeSpec { Bodies = ["{}"] }))
            .Only()
            .ShouldBe(new("spec.probe.bodies", "are sent with POST only; set spec.probe.method to Post or remove them"));

    [Fact]
    public void Bodies_are_accepted_when_the_probe_posts() =>
        Validation.Check(Examples.Model(new ProbeSpec { Method = ProbeMethod.Post, Bodies = ["{}", "[1]"] })).ShouldBeEmpty();

    [Fact]
    public void A_body_that_is_not_JSON_is_refused_by_its_place() =>
        Validation
            .Check(Examples.Model(new ProbeSpec { Method = ProbeMethod.Post, Bodies = ["{}", "amount=3"] }))
            .Only()
            .Field.ShouldBe("spec.probe.bodies[1]");

    [Fact]
    public void All_failures_are_in_one_answer() =>
        Validation
            .Check(WithTemplate("{}") with { Metadata = new() { Name = "Fraud" } })
            .Select(e => e.Field)
            .ShouldBe(["metadata.name", "spec.template.spec.containers"]);
}
