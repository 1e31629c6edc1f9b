using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions;

/// <summary>A person keeps the traffic away from the model.</summary>
internal static class Isolation
{
    /// <returns>Why, as the annotation says it; null when nobody asks for it.</returns>
    public static string? Asked(ResourceMetadata model) =>
        model.Annotations.TryGetValue(WellKnown.IsolateAnnotation, out var why) && why != "false" ? why : null;

    /// <summary>The Service selects the fallback, or is about to.</summary>
    public static bool IsOn(ModelDeploymentStatus status) => status.Circuit is { State: CircuitState.Isolated };
}
