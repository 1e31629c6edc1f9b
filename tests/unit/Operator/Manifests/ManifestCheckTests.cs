using MlOps.Operator.Cli;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests;

public class ManifestCheckTests
{
    private const string Policy = Checked.Policy;

    private static (List<ManifestFinding> Findings, int Documents, bool Unreadable) Check(string text) =>
        ValidateCommand.Check(["-"], new StringReader(text));

    private static ManifestFinding Only(string text) => Check(text).Findings.ShouldHaveSingleItem();

    [Fact]
    public void A_valid_object_has_no_findings()
    {
        var (findings, documents, unreadable) = Check(Policy);
        findings.ShouldBeEmpty();
        documents.ShouldBe(1);
        unreadable.ShouldBeFalse();
    }

    [Fact]
    public void A_finding_names_file_line_object_and_field() =>
        Only(Policy.Replace("\"99\"", "\"0.99\"", StringComparison.Ordinal))
            .ToString()
            .ShouldBe("stdin:10: error: SloPolicy/fraud: spec.objectives[0].target: 0.99 is read as percent; did you mean \"99\"?");

    [Theory]
    [InlineData("target: \"99\"", "target: 99", 10, "write it as text, \"99\"")]
    [InlineData("modelRef:", "modlRef:", 6, "did you mean modelRef?")]
    [InlineData("target:", "targt:", 10, "did you mean target?")]
    [InlineData("spec:", "spec:\n  mode: Sometimes", 6, "choose one of Observe, Recommend, Enforce")]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: 0", 6, "the minimum is 1")]
    [InlineData("spec:", "spec:\n  evaluationIntervalSeconds: soon", 6, "integer is required")]
    [InlineData("spec:", "spec:\n  window: \"month\"", 6, "write a Prometheus duration without spaces")]
    [InlineData("spec:", "spec:\n  enforceAfter: \"tomorrow\"\n  mode: Enforce", 6, "write a time as")]
    [InlineData("name: availability", "name: Availability", 9, "did you mean \"availability\"?")]
    [InlineData("kind: SloPolicy", "kind: SloPolicies", 2, "choose one of ModelDeployment, SloPolicy, DriftPolicy")]
    [InlineData("v1alpha1", "v2", 1, "serves v1alpha1")]
    [InlineData("  name: fraud\nspec", "  labels: {}\nspec", 3, "every object needs a name")]
    public void What_the_schema_forbids_is_told_at_its_line(string from, string to, int line, string message)
    {
        var findings = Check(Policy.Replace(from, to, StringComparison.Ordinal)).Findings;
        findings.ShouldContain(f => f.Line == line && f.Message.Contains(message, StringComparison.Ordinal), string.Join("; ", findings));
    }

    [Fact]
    public void Metadata_is_Kubernetes_own() =>
        Check(
            """
            apiVersion: mlops-operator.io/v1alpha1
            kind: ModelDeployment
            metadata: {name: fraud, namespace: shop, labels: {team: risk}, annotations: {a: b}, uid: x}
            spec:
              model: {name: fraud, version: "1"}
              template: {spec: {containers: [{name: m, image: i}]}}
              service: {ports: [{name: http, port: 80}]}
            """
        )
            .Findings.ShouldNotContain(f => f.Severity == Severity.Error);

    [Fact]
    public void All_failures_of_all_documents_are_in_one_answer() =>
        Check(
            $"{Policy.Replace("\"99\"", "\"0.99\"", StringComparison.Ordinal)}\n---\n{Policy.Replace("\"99\"", "\"100\"", StringComparison.Ordinal)}"
        )
            .Findings.Select(f => f.Line)
            .ShouldBe([10, 19, 25], "both targets, and the second object of one name");

    [Fact]
    public void Objects_of_other_APIs_are_left_alone()
    {
        var (findings, documents, _) = Check("apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n---\n" + Policy);
        findings.ShouldBeEmpty();
        documents.ShouldBe(1);
    }

    [Fact]
    public void Items_of_a_List_are_checked() =>
        Only(
            "apiVersion: v1\nkind: List\nitems:\n- "
                + Policy.Replace("\"99\"", "\"101\"", StringComparison.Ordinal).ReplaceLineEndings("\n  ")
        )
            .Line.ShouldBe(13);

    [Fact]
    public void Anchors_and_merge_keys_are_followed() =>
        Check(
            Policy.Replace("    - name: availability", "    - &first\n      name: availability", StringComparison.Ordinal)
                + "\n    - {<<: *first, name: second, target: \"99.5\"}"
        )
            .Findings.ShouldBeEmpty();

    [Theory]
    [InlineData("a: b\nc: d: e", 2)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("a: [1,\nb: }", 1)]
    public void A_file_that_is_no_YAML_is_told_by_its_line(string text, int line)
    {
        var (findings, _, unreadable) = Check(text);
        unreadable.ShouldBeTrue();
        findings.ShouldHaveSingleItem().Line.ShouldBe(line);
    }

    [Fact]
    public void A_file_that_is_missing_does_not_hide_the_others()
    {
        var (findings, documents, unreadable) = ValidateCommand.Check(["/does/not/exist.yaml", "-"], new StringReader(Policy));
        unreadable.ShouldBeTrue();
        documents.ShouldBe(1);
        findings.ShouldHaveSingleItem().File.ShouldBe("/does/not/exist.yaml");
    }

    [Fact]
    public void Ten_thousand_characters_are_refused_by_their_bound() =>
        Only(Policy.Replace("bad: errors_total", $"bad: {new string('x', 10_000)}", StringComparison.Ordinal))
            .Message.ShouldBe("has 10000 characters; at most 1024 are allowed");

    [Fact]
    public void A_risk_is_a_warning() =>
        Only(Policy.Replace("\"99\"", "\"99.99\"", StringComparison.Ordinal)).Severity.ShouldBe(Severity.Warning);
}
