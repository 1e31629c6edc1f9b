using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Circuit;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>A person keeps the traffic away from the model.</summary>
internal static class Isolation
{
    /// <returns>Why, as the annotation says it; null when it is not asked for.</returns>
    public static string? Asked(ResourceMetadata model) =>
        model.Annotations.TryGetValue(WellKnown.IsolateAnnotation, out var why) && why != "false" ? why : null;

    /// <summary>The Service selects the fallback, or is about to.</summary>
    public static bool IsOn(ModelDeploymentStatus status) => status.Circuit is { State: CircuitState.Isolated };

    /// <summary>It is asked for and the fallback could answer now.</summary>
    public static bool IsDue(ModelWorld world, ModelDeploymentStatus status) =>
        Asked(world.Metadata) is not null && ChooseFallback.Of(new Turn(world, status)).Usable is not null;
}
