using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// A SloPolicy that says what an OpenSLO object says, null when nothing of it can be judged; what of it was lost; and what is worth
/// knowing of the rest. Fields are those of the OpenSLO object.
/// </summary>
public sealed record ConvertedSlo(JsonObject? Policy, IReadOnlyList<FieldError> Lost, IReadOnlyList<FieldError> Notes);
