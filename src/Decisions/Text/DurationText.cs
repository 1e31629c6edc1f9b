namespace MlOps.Decisions.Text;

/// <summary>A length of time as messages show it.</summary>
internal static class DurationText
{
    /// <summary>A whole number in the usual unit: 5 min, 6 h, 28 d.</summary>
    public static string Of(TimeSpan length) =>
        length switch
        {
            { TotalSeconds: < 120 } => FormattableString.Invariant($"{length.TotalSeconds:0} s"),
            { TotalMinutes: < 120 } => FormattableString.Invariant($"{length.TotalMinutes:0} min"),
            { TotalHours: <= 96 } => FormattableString.Invariant($"{length.TotalHours:0} h"),
            _ => FormattableString.Invariant($"{length.TotalDays:0} d"),
        };
}
