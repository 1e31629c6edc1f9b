using System.Text.Json.Nodes;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>An entity together with the raw JSON it was decoded from.</summary>
public sealed record Observed<T>(T Entity, JsonObject Raw);
