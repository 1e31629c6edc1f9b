using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>A SloPolicy that says what an OpenSLO object says, and what of it has no counterpart.</summary>
public sealed record ConvertedSlo(JsonObject Policy, IReadOnlyList<string> Left);
