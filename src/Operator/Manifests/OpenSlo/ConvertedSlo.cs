using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// A SloPolicy that says what an OpenSLO object says, null when nothing of it can be judged; what of it has no counterpart; and whether no
/// objective is among that.
/// </summary>
public sealed record ConvertedSlo(JsonObject? Policy, IReadOnlyList<string> Left, bool Complete);
