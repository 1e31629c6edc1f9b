using System.Text.Json.Nodes;

namespace MlOps.Entities.Tests.Schema;

public class StructureTests
{
    private static readonly string[] Bounding = ["maxLength", "enum", "format"];

    private static IReadOnlyList<string> Offenders(Func<SchemaNode, bool> bad) =>
        [.. Definitions.AllNodes().Where(bad).Select(n => n.Path)];

    [Fact]
    public void Every_string_is_bounded() => Offenders(n => n.Type == "string" && !Bounding.Any(n.Schema.ContainsKey)).ShouldBeEmpty();

    [Fact]
    public void Every_list_is_bounded() => Offenders(n => n.Type == "array" && !n.Schema.ContainsKey("maxItems")).ShouldBeEmpty();

    [Fact]
    public void Every_field_and_every_object_has_a_description() =>
        Offenders(n => (n.IsProperty || n.Type == "object") && string.IsNullOrWhiteSpace((string?)n.Schema["description"])).ShouldBeEmpty();

    [Fact]
    public void Every_node_has_a_type_or_is_an_int_or_string() =>
        Offenders(n => n.Type is null && n.Schema["x-kubernetes-int-or-string"] is null).ShouldBeEmpty();

    [Fact]
    public void There_are_no_floats_and_no_CEL_rules() =>
        Offenders(n => n.Type == "number" || n.Schema.ContainsKey("x-kubernetes-validations")).ShouldBeEmpty();

    [Fact]
    public void Keys_of_list_maps_are_required_in_their_items() =>
        Offenders(n => n.Schema["x-kubernetes-list-map-keys"] is JsonArray keys && !Required(n).IsSupersetOf(keys.Select(k => (string)k!)))
            .ShouldBeEmpty();

    [Fact]
    public void Status_has_no_defaults() =>
        Offenders(n => n.Path.Contains(".status", StringComparison.Ordinal) && n.Schema.ContainsKey("default")).ShouldBeEmpty();

    [Fact]
    public void Objects_are_not_created_by_defaults() =>
        Offenders(n => n.Type is "object" or "array" && n.Schema.ContainsKey("default")).ShouldBeEmpty();

    /// <summary>kubectl reads YAML 1.1, in which these words are booleans or nothing unless they are quoted, as keys too.</summary>
    [Fact]
    public void No_field_and_no_choice_is_a_word_that_YAML_takes_for_something_else()
    {
        string[] words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
        bool IsTaken(string? text) => words.Contains(text, StringComparer.OrdinalIgnoreCase);
        Offenders(n =>
                IsTaken(n.Path.Split('.')[^1].Replace("[]", "", StringComparison.Ordinal))
                || n.Schema["enum"] is JsonArray values && values.Any(v => IsTaken((string?)v))
            )
            .ShouldBeEmpty();
    }

    private static HashSet<string> Required(SchemaNode list) =>
        [.. list.Schema["items"]!["required"]?.AsArray().Select(r => (string)r!) ?? []];
}
