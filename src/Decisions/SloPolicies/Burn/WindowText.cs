using MlOps.Decisions.SloPolicies.Facts;

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
        return lived < window ? $"{Length(window)} (data of {Length(lived)})" : Length(window);
    }

    /// <summary>A whole number in the usual unit: 5 min, 6 h, 28 d.</summary>
    public static string Length(TimeSpan length) =>
        length switch
        {
            { TotalSeconds: < 120 } => FormattableString.Invariant($"{length.TotalSeconds:0} s"),
            { TotalMinutes: < 120 } => FormattableString.Invariant($"{length.TotalMinutes:0} min"),
            { TotalHours: <= 96 } => FormattableString.Invariant($"{length.TotalHours:0} h"),
            _ => FormattableString.Invariant($"{length.TotalDays:0} d"),
        };
}
