using System.Text.Json.Nodes;

namespace MlOps.Decisions.Effects;

/// <summary>
/// Creates the model's Service, or points it at a revision or at the pods of a fallback: selector and ports in one write.
/// </summary>
public sealed record SwitchService(string? Hash, JsonArray Ports, string? ExpectedUid) : Effect
{
    /// <summary>Ready pods that the revision's Deployment must have, read live before the write; 0 if a Service is only restored.</summary>
    public int Needed { get; init; }

    /// <summary>The pods of another Service, where <see cref="Hash"/> is null.</summary>
    public JsonObject? Selector { get; init; }

    /// <summary>The revision that loses the traffic while a person keeps it away; kept on the Service.</summary>
    public string? IsolatedFrom { get; init; }

    /// <summary>Where the traffic goes waits for no long back-off.</summary>
    public override TimeSpan LongestBackOff => TimeSpan.FromSeconds(15);

    public override string Describe() => Hash is null ? "Point Service at the pods of its fallback" : $"Point Service at revision {Hash}";
}
