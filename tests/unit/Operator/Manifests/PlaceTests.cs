using MlOps.Operator.Cli;
using MlOps.Operator.Manifests.Patterns;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>Where a text cannot be read, and what is wrong there in words.</summary>
public class PlaceTests
{
    private const string Head = "apiVersion: mlops-operator.io/v1alpha1\nkind: SloPolicy\nmetadata:\n  name: fraud\nspec:\n";

    [Theory]
    [InlineData("  modelRef: {name: fraud\n  objectives:\n    - name: a\n", 6, "the '{' is not closed")]
    [InlineData("  modelRef: {name: fraud\n  objectives: [{name: a}]\n", 6, "the '{' is not closed")]
    [InlineData("  modelRef: {name: fraud\n---\na: b\n", 6, "the '{' is not closed")]
    [InlineData(
        "  modelRef: {name: fraud}\n  objectives: [{name: 'it''s {', target: \"9}\"}\n  tiers: [] # ]\n",
        7,
        "the '[' is not closed"
    )]
    [InlineData("  modelRef:\n    name: fraud\n  objectives: [1, 2}\n", 8, "the '[' is not closed")]
    [InlineData("  mode: Observe\n  modelRef: {name: fraud}\n  mode: Enforce\n", 8, "the key mode is there twice in one object")]
    [InlineData("\tmodelRef:\n", 6, "a tab in the indentation; use spaces")]
    [InlineData("  modelRef:\n  \tname: fraud\n", 7, "a tab in the indentation; use spaces")]
    public void A_broken_text_is_told_by_its_real_line(string text, int line, string message)
    {
        var finding = Checked.Findings(Head + text).ShouldHaveSingleItem();
        (finding.File, finding.Line).ShouldBe(("stdin", line));
        finding.Message.ShouldStartWith("cannot be read: " + message);
    }

    [Fact]
    public void A_missing_file_is_told_with_its_path() =>
        ValidateCommand
            .Check(["/does/not/exist.yaml"], TextReader.Null)
            .Findings.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("/does/not/exist.yaml: error: no such file; check the path");

    [Fact]
    public void A_directory_is_told_with_a_way_to_name_its_files()
    {
        var folder = Path.GetTempPath().TrimEnd('/');
        ValidateCommand
            .Check([folder], TextReader.Null)
            .Findings.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe($"{folder}: error: is a directory; list its files, for example {folder}/*.yaml");
    }

    [Theory]
    [InlineData(
        "target: \"99\"",
        "target: \"99,9\"",
        "is '99,9'; write a decimal number with a point, without sign or unit, for example \"99.9\"; did you mean \"99.9\"?"
    )]
    [InlineData(
        "target: \"99\"",
        "target: \"99.9%\"",
        "is '99.9%'; write a decimal number with a point, without sign or unit, for example \"99.9\"; did you mean \"99.9\"?"
    )]
    [InlineData(
        "target: \"99\"",
        "target: high",
        "is 'high'; write a decimal number with a point, without sign or unit, for example \"99.9\""
    )]
    [InlineData(
        "spec:",
        "spec:\n  window: 28 d",
        "is '28 d'; write a Prometheus duration without spaces, in the units s, m, h, d and w, for example 28d; did you mean \"28d\"?"
    )]
    [InlineData(
        "events:\n          bad: errors_total\n          total: requests_total",
        "latency: {histogram: h, thresholdSeconds: 250ms}",
        "is '250ms'; write a decimal number with a point, without sign or unit, for example \"0.25\"; did you mean \"0.25\"?"
    )]
    [InlineData(
        "name: availability",
        "name: My_Objective",
        "is 'My_Objective'; use lower-case letters, digits and '-', starting and ending with a letter or digit; did you mean \"my-objective\"?"
    )]
    [InlineData(
        "modelRef:\n    name: fraud",
        "modelRef: {name: Fraud_X}",
        "is 'Fraud_X'; use lower-case letters, digits and '-', starting with a letter and ending with a letter or digit; did you mean \"fraud-x\"?"
    )]
    public void A_pattern_is_told_in_words(string from, string to, string message) =>
        Checked.Errors(Checked.With(Checked.Policy, from, to)).ShouldHaveSingleItem().Message.ShouldBe(message);

    /// <summary>A pattern without words is shown raw, which helps few.</summary>
    [Fact]
    public void Every_pattern_of_a_spec_has_words() =>
        Entities
            .Schema.Generation.CustomResourceDefinitions.Kinds.SelectMany(k =>
                Patterns(
                    Entities.Schema.Generation.CustomResourceDefinitions.For(k)["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]![
                        "properties"
                    ]!["spec"]!
                )
            )
            .Distinct()
            .ShouldAllBe(pattern => PatternWords.Of(pattern) != null);

    private static IEnumerable<string> Patterns(System.Text.Json.Nodes.JsonNode? node) =>
        node switch
        {
            System.Text.Json.Nodes.JsonObject o => o.SelectMany(f =>
                f is { Key: "pattern", Value: System.Text.Json.Nodes.JsonValue v } ? [v.GetValue<string>()] : Patterns(f.Value)
            ),
            System.Text.Json.Nodes.JsonArray a => a.SelectMany(Patterns),
            _ => [],
        };
}
