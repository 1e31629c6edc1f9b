using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>A person has asked for no automatic action.</summary>
internal static class Pause
{
    /// <returns>What the annotation says, or null when the model is not paused.</returns>
    public static string? By(ModelWorld world) =>
        world.Metadata.Annotations.TryGetValue(WellKnown.PauseAnnotation, out var why) && why != "false" ? why : null;
}
