using System.Text.Json.Nodes;

namespace MlOps.Decisions.State.Children;

/// <summary>A Service that the operator made: of one revision, or with <paramref name="Hash"/> null the model's own.</summary>
public sealed record RevisionServiceView(string? Hash, string Name, string Uid, string? ClusterIp)
{
    /// <summary>The ports as completed by the API server.</summary>
    public JsonArray Ports { get; init; } = [];
}
