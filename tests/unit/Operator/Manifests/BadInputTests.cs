using static MlOps.Operator.Tests.Manifests.Checked;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>What people write by mistake. Each is told at its place; nothing ends in an exception.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData(
        "name: fraud\nspec:",
        "name: fraud\n  labels: {version: 1}\nspec:",
        "metadata.labels.version",
        "is 1; write it as text, in quotes"
    )]
    [InlineData(
        "name: fraud\nspec:",
        "name: fraud\n  annotations: {mlops-operator.io/pause: true}\nspec:",
        "metadata.annotations.mlops-operator.io/pause",
        "is true; write it as text, in quotes"
    )]
    [InlineData(
        "name: fraud\nspec:",
        "name: fraud\n  labels: {version: null}\nspec:",
        "metadata.labels.version",
        "is null; write it as text"
    )]
    [InlineData("name: fraud\nspec:", "name: fraud\n  labels: [a]\nspec:", "metadata.labels", "is a list; it must be a map of strings")]
    [InlineData("name: fraud\nspec:", "name: 5\nspec:", "metadata.name", "is an integer, 5; write it as text, in quotes")]
    [InlineData("name: fraud\nspec:", "name: true\nspec:", "metadata.name", "is a boolean, true; write it as text, in quotes")]
    [InlineData(
        "name: fraud\nspec:",
        "name: True\nspec:",
        "metadata.name",
        "is a boolean, True; use lower-case letters, digits, '-' and '.'"
    )]
    [InlineData("name: fraud\nspec:", "name: [fraud]\nspec:", "metadata.name", "is a list; use lower-case letters, digits, '-' and '.'")]
    [InlineData("name: fraud\nspec:", "name:\nspec:", "metadata.name", "is missing; every object needs a name")]
    [InlineData("name: fraud\nspec:", "name: \"\"\nspec:", "metadata.name", "is empty; every object needs a name")]
    [InlineData("name: fraud\nspec:", "name: Fraud_1\nspec:", "metadata.name", "use lower-case letters, digits, '-' and '.'")]
    [InlineData("metadata:\n  name: fraud\n", "metadata: fraud\n", "metadata", "is of type string; object is required")]
    [InlineData("metadata:\n  name: fraud\n", "", "metadata.name", "is missing")]
    public void Metadata(string from, string to, string field, string message) => Told(With(Policy, from, to), field, message);

    [Theory]
    [InlineData("target: \"99\"", "target:", "spec.objectives[0].target", "is missing; Share of good events")]
    [InlineData("modelRef:\n    name: fraud", "modelRef:", "spec.modelRef", "is missing; The ModelDeployment to evaluate")]
    [InlineData(
        "    - name: availability",
        "    -\n    - name: availability",
        "spec.objectives[0]",
        "is null; give a value or remove the entry"
    )]
    [InlineData("          bad: errors_total", "          bad:", "spec.objectives[0].sli.events", "neither bad nor good")]
    public void Explicit_nulls_are_as_absent_as_for_the_server(string from, string to, string field, string message) =>
        Told(With(Policy, from, to), field, message);

    [Theory]
    [InlineData("spec:\n  mode:\n  evaluationIntervalSeconds:\n  enforceAfter:\n  tiers:\n  responses:\n  noData:")]
    [InlineData("  labels:\n  annotations:\n  creationTimestamp: null\nspec:")]
    public void A_null_where_a_default_is_means_the_default(string with) => Errors(With(Policy, "spec:", with)).ShouldBeEmpty();

    [Theory]
    [InlineData("spec: []", "spec", "is of type array; object is required")]
    [InlineData("spec: fraud", "spec", "is of type string; object is required")]
    [InlineData("spec:", "spec", "is missing")]
    [InlineData("spec: {}", "spec.modelRef", "is missing")]
    public void A_spec_that_is_none(string spec, string field, string message) =>
        Told($"{Policy[..Policy.IndexOf("spec:", StringComparison.Ordinal)]}{spec}", field, message);

    [Theory]
    [InlineData("modelRef:\n    name: fraud", "modelRef: fraud", "spec.modelRef", "is of type string; object is required")]
    [InlineData("modelRef:\n    name: fraud", "modelRef:\n    name: \"\"", "spec.modelRef.name", "has 0 characters; give at least 1")]
    [InlineData("modelRef:\n    name: fraud", "modelRef:\n    name: [fraud]", "spec.modelRef.name", "is of type array; string is required")]
    [InlineData("bad: errors_total", "bad: \"\"", "spec.objectives[0].sli.events.bad", "has 0 characters; give at least 1")]
    [InlineData(
        "bad: errors_total",
        "bad: rate(errors_total[5m])",
        "spec.objectives[0].sli.events.bad",
        "functions and aggregations are not allowed"
    )]
    [InlineData("target: \"99\"", "target: |\n            99\n", "spec.objectives[0].target", "did you mean \"99\"?")]
    [InlineData("target: \"99\"", "target: 99.5", "spec.objectives[0].target", "write it as text, \"99.5\"")]
    [InlineData(
        "target: \"99\"",
        "target: yes",
        "spec.objectives[0].target",
        "is boolean yes; write a decimal number with a point, without sign or unit, for example \"99.9\""
    )]
    [InlineData("target: \"99\"", "target: 0o143", "spec.objectives[0].target", "is integer 0o143; write it as text, \"99\"")]
    [InlineData("target: \"99\"", "target: 9.9e1", "spec.objectives[0].target", "is integer 9.9e1; write it as text, \"99\"")]
    [InlineData("spec:", "spec:\n  mode: on", "spec.mode", "is boolean on; choose one of Observe, Recommend, Enforce")]
    [InlineData("spec:", "spec:\n  window: 28", "spec.window", "is integer 28; write a Prometheus duration without spaces")]
    [InlineData(
        "spec:",
        "spec:\n  enforceAfter: 20260131",
        "spec.enforceAfter",
        "is integer 20260131; write a time as 2026-01-31T22:00:00Z"
    )]
    [InlineData(
        "modelRef:\n    name: fraud",
        "modelRef:\n    name: 5",
        "spec.modelRef.name",
        "is integer 5; use lower-case letters, digits and '-', starting with a letter"
    )]
    [InlineData("bad: errors_total", "bad: true", "spec.objectives[0].sli.events.bad", "is boolean true; write it as text, \"true\"")]
    [InlineData("name: availability", "name: availability\n      nam: twice", "spec.objectives[0].nam", "did you mean name?")]
    [InlineData("spec:", "spec:\n  mode: enforce", "spec.mode", "choose one of Observe, Recommend, Enforce")]
    [InlineData(
        "spec:",
        "spec:\n  evaluationIntervalSeconds: 99999999999999999999",
        "spec.evaluationIntervalSeconds",
        "integer is required"
    )]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: 15.5", "spec.evaluationIntervalSeconds", "integer is required")]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: .nan", "spec.evaluationIntervalSeconds", "integer is required")]
    [InlineData("spec:", "spec:\n  mode: Enforce\n  enforceAfter: 2026-01-31", "spec.enforceAfter", "write a time as 2026-01-31T22:00:00Z")]
    [InlineData("spec:", "spec:\n  mode: Enforce\n  enforceAfter: 31 Jan 2026 10:00", "spec.enforceAfter", "write a time as")]
    public void Fields(string from, string to, string field, string message) => Told(With(Policy, from, to), field, message);

    /// <summary>A number has lost its zeros when it is read; what is quoted is what stands there.</summary>
    [Theory]
    [InlineData("1.10")]
    [InlineData("1.20")]
    [InlineData("007")]
    [InlineData("1e3")]
    [InlineData("yes")]
    [InlineData("20260131120000000000000")]
    public void Text_without_quotes_is_given_back_as_it_was_written(string written)
    {
        Told(With(Model, "version: \"1\"", $"version: {written}"), "spec.model.version", $"write it as text, \"{written}\"");
        Told(
            With(Policy, "name: fraud\nspec:", $"name: fraud\n  labels: {{version: {written}}}\nspec:"),
            "metadata.labels.version",
            $"is {written}; write it as text"
        );
    }

    [Fact]
    public void Text_without_quotes_is_given_back_from_a_merge_key_too() =>
        Told(
            With(Model, "model: {name: fraud, version: \"1\"}", "model: {<<: {version: 1.10}, name: fraud}"),
            "spec.model.version",
            "write it as text, \"1.10\""
        );

    [Theory]
    [InlineData(
        "template: {spec: {containers: [{name: model, image: fraud}]}}",
        "template: {}",
        "spec.template.spec.containers",
        "must name at least one container"
    )]
    [InlineData(
        "template: {spec: {containers: [{name: model, image: fraud}]}}",
        "template: {spec: {containers: [null]}}",
        "spec.template.spec.containers",
        "must name at least one container"
    )]
    [InlineData(
        "template: {spec: {containers: [{name: model, image: fraud}]}}",
        "template: {spec: {containers: model}}",
        "spec.template.spec.containers",
        "must name at least one container"
    )]
    [InlineData(
        "template: {spec: {containers: [{name: model, image: fraud}]}}",
        "template: []",
        "spec.template",
        "is of type array; object is required"
    )]
    [InlineData("name: fraud\nspec", "name: fraud.v1\nspec", "metadata.name", "must be a DNS-1035 label")]
    [InlineData("name: fraud\nspec", "name: 1fraud\nspec", "metadata.name", "must be a DNS-1035 label")]
    [InlineData("name: fraud\nspec", "name: a1234567890123456789012345678901234567890123456\nspec", "metadata.name", "at most 45")]
    [InlineData("port: 80", "port: 80, targetPort: [http]", "spec.service.ports[0].targetPort", "must be a number or text")]
    public void Models(string from, string to, string field, string message) => Told(With(Model, from, to), field, message);

    [Fact]
    public void Merge_keys_may_name_several_objects_and_the_first_wins()
    {
        const string Sli = "sli: {events: {bad: errors_total, total: requests_total}}";
        string Two(string order) =>
            Policy[..Policy.IndexOf("    - name:", StringComparison.Ordinal)]
            + "    - &plain {name: a, target: \"99\", "
            + Sli
            + "}\n    - &risky {name: b, target: \"99.99\", "
            + Sli
            + "}\n    - {<<: ["
            + order
            + "], name: c}\n";
        Findings(Two("*plain, *risky")).Select(f => f.Field).ShouldBe(["spec.objectives[1].target"]);
        Findings(Two("*risky, *plain")).Select(f => f.Field).ShouldBe(["spec.objectives[1].target", "spec.objectives[2].target"]);
    }

    [Fact]
    public void An_alias_to_what_holds_it_ends() =>
        Findings("apiVersion: mlops-operator.io/v1alpha1\nkind: SloPolicy\nspec: &spec\n  modelRef: *spec")
            .ShouldHaveSingleItem()
            .Message.ShouldStartWith("cannot be read:");

    [Fact]
    public void Aliases_that_multiply_end()
    {
        var bomb =
            "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Join(
                '\n',
                Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]")
            );
        Findings(bomb).ShouldHaveSingleItem().Message.ShouldContain("each alias counts as a copy");
    }

    [Fact]
    public void A_tag_makes_text_of_a_number() => Errors(With(Policy, "target: \"99\"", "target: !!str 99")).ShouldBeEmpty();

    [Fact]
    public void Characters_are_counted_as_the_server_counts_them()
    {
        Errors(With(Model, "version: \"1\"", $"version: \"{string.Concat(Enumerable.Repeat("😀", 128))}\"")).ShouldBeEmpty();
        Told(
            With(Model, "version: \"1\"", $"version: \"{string.Concat(Enumerable.Repeat("😀", 129))}\""),
            "spec.model.version",
            "has 129 characters; at most 128 are allowed"
        );
    }

    private static void Told(string text, string field, string message) =>
        Errors(text)
            .ShouldContain(
                f => f.Field == field && f.Message.Contains(message, StringComparison.Ordinal),
                string.Join("; ", Findings(text))
            );
}
