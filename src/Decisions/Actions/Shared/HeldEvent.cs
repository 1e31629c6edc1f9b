using MlOps.Decisions.Chains;
using MlOps.Decisions.Effects;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>The Event of a hold: a warning, unless the rule is the usual course of events.</summary>
internal static class HeldEvent
{
    /// <param name="what">What is held, at the beginning of a sentence.</param>
    /// <param name="ruling">The hold.</param>
    /// <param name="id">Id of the decision.</param>
    public static EventRecord Of(string what, Ruling ruling, string id) =>
        new(
            ruling.IsRoutine ? EventSeverity.Normal : EventSeverity.Warning,
            "ActionHeld",
            $"{what} held by {ruling.Rule}: {ruling.Message} (decision {id})",
            $"{id}-{ruling.Rule}"
        );
}
