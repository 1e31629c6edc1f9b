using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Annotations;

/// <summary>
/// A person has paused automatic actions: by annotation, or in spec.pauseRequests where Git would heal an annotation away.
/// </summary>
internal sealed record Pause(string Why, DateTimeOffset? Until)
{
    /// <returns>The pause that lasts longest, or null when the model is not paused.</returns>
    public static Pause? By(ModelState state)
    {
        if (state.Metadata.Annotations.TryGetValue(WellKnown.PauseAnnotation, out var why) && why != "false")
            return new Pause($"annotation {WellKnown.PauseAnnotation}={why}", null);
        var asked = (state.Model.Spec.PauseRequests ?? [])
            .Where(p => p.Until is null || state.Now < p.Until)
            .MaxBy(p => p.Until ?? DateTimeOffset.MaxValue);
        return asked is null
            ? null
            : new Pause(
                $"spec.pauseRequests: {asked.By} requests it: {asked.Reason}{(asked.Until is { } until ? $" (until {TimeText.Of(until)})" : "")}",
                asked.Until
            );
    }
}
