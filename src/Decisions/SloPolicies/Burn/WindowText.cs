using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// The length of a window in words. For one that is longer than the model has existed, adds how much data it can hold: a share "in 72 h" of
/// a model that is six minutes old misleads.
/// </summary>
internal static class WindowText
{
    public static string Of(PolicyFacts facts, TimeSpan window)
    {
        var lived = facts.Now - (facts.Model?.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue);
        return lived < window ? $"{DurationText.Of(window)} (data of {DurationText.Of(lived)})" : DurationText.Of(window);
    }
}
