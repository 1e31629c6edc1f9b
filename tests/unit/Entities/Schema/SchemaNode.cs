using System.Text.Json.Nodes;

namespace MlOps.Entities.Tests.Schema;

/// <summary>A place in a schema and how to get there.</summary>
internal sealed record SchemaNode(string Path, JsonObject Schema)
{
    public string? Type => (string?)Schema["type"];

    public bool IsProperty { get; init; }

    /// <summary>This node and all below it, except Kubernetes' own metadata.</summary>
    public IEnumerable<SchemaNode> Walk()
    {
        yield return this;
        foreach (var (name, child) in Schema["properties"]?.AsObject() ?? [])
        {
            if (Path.Length == 0 && name == "metadata")
                continue;
            foreach (var node in new SchemaNode($"{Path}.{name}", child!.AsObject()) { IsProperty = true }.Walk())
                yield return node;
        }

        if (Schema["items"] is not JsonObject items)
            yield break;
        foreach (var node in new SchemaNode($"{Path}[]", items).Walk())
            yield return node;
    }
}
