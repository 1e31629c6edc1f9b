using MlOps.Decisions.Plan;
using MlOps.Decisions.State;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Circuits;

namespace MlOps.Decisions.Traffic;

/// <summary>A person keeps the traffic away from the model.</summary>
internal static class IsolationState
{
    /// <returns>The reason in the annotation; null if there is none.</returns>
    public static string? Asked(ResourceMetadata model) =>
        model.Annotations.TryGetValue(WellKnown.IsolateAnnotation, out var why) && why != "false" ? why : null;

    /// <summary>The Service selects the fallback, or is about to.</summary>
    public static bool IsOn(ModelDeploymentStatus status) => status.Circuit is { State: CircuitState.Isolated };

    /// <summary>Requested, and the fallback can answer now.</summary>
    public static bool IsDue(ModelState state, ModelDeploymentStatus status) =>
        Asked(state.Metadata) is not null && ChooseFallback.Of(new ReconcilePlan(state, status)).Usable is not null;
}
