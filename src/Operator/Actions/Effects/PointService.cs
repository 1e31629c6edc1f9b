using System.Text.Json.Nodes;

namespace MlOps.Operator.Actions.Effects;

/// <summary>Creates the model's Service, or points it at a revision: selector and ports in one write.</summary>
public sealed record PointService(string Hash, JsonArray Ports, string? ExpectedUid) : Effect
{
    public override string Describe() => $"Point Service at revision {Hash}";
}
