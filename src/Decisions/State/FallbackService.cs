using System.Text.Json.Nodes;

namespace MlOps.Decisions.State;

/// <summary>
/// The Service that should serve instead of the model, as it is now. <paramref name="Ready"/> counts the ready pods that it selects.
/// </summary>
public sealed record FallbackService(string Name, JsonObject Selector, JsonArray Ports, int Ready);
