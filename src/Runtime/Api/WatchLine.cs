using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api;

/// <summary>One line of a watch: what happened, and the object (or, for an error, the Status).</summary>
public sealed record WatchLine(WatchEventType Type, JsonObject Object);
