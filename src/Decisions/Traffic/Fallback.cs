using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Traffic;

/// <summary>
/// Who can answer instead of the model: a revision of it, or the pods of another Service. <paramref name="Ports"/> are those of the model's
/// Service, with the target ports of these pods.
/// </summary>
internal sealed record Fallback(string? Revision, string? ServiceName, JsonObject Selector, JsonArray Ports)
{
    public string Target => SelectorText.Of(Selector);
}
