namespace MlOps.Entities.Tests.Schema;

/// <summary>kubectl explain prints no default, so each description names what applies when the field is absent.</summary>
public class DefaultTextTests
{
    [Fact]
    public void Every_default_is_named_in_the_description() =>
        SpecFields()
            .Where(f => f.Schema["default"] is { } value && !Text(f).Contains($"Defaults to {Named(f, value.ToJsonString())}.", Exact))
            .Select(f => f.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Every_other_optional_field_says_what_applies_if_it_is_absent() =>
        SpecFields()
            .Where(f =>
                !f.Schema.ContainsKey("default")
                && !Text(f).Contains("If absent", Exact)
                && !Text(f).Contains("must be given", Exact)
                // Below a list the code fills it in, and only the text says it.
                && !(f.Path.Contains("[]", Exact) && Text(f).Contains("Defaults to ", Exact))
            )
            .Select(f => f.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Every_range_is_named_in_the_description() =>
        Definitions
            .AllNodes()
            .Where(n => n.Schema["minimum"] is { } least && !Text(n).Contains($"Range: {least} to {n.Schema["maximum"]}.", Exact))
            .Select(n => n.Path)
            .ShouldBeEmpty();

    private const StringComparison Exact = StringComparison.Ordinal;

    private static IEnumerable<SchemaNode> SpecFields() =>
        from parent in Definitions.AllNodes()
        where parent.Path.Contains(".spec", Exact) && parent.Schema["properties"] is not null
        let required = parent.Schema["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? []
        from field in parent.Schema["properties"]!.AsObject()
        where !required.Contains(field.Key)
        select new SchemaNode($"{parent.Path}.{field.Key}", field.Value!.AsObject());

    private static string Text(SchemaNode node) => (string?)node.Schema["description"] ?? "";

    private static string Named(SchemaNode field, string json) => field.Schema.ContainsKey("enum") ? json.Trim('"') : json;
}
