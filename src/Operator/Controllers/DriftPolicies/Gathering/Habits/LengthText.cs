namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

/// <summary>A length of time in words, rounded up.</summary>
internal static class LengthText
{
    public static string Of(double seconds) =>
        seconds >= TimeSpan.FromDays(2).TotalSeconds
            ? FormattableString.Invariant($"{Math.Ceiling(TimeSpan.FromSeconds(seconds).TotalDays):0} days")
        : seconds < TimeSpan.FromMinutes(2).TotalSeconds ? FormattableString.Invariant($"{Math.Ceiling(seconds):0} s")
        : seconds % TimeSpan.FromHours(1).TotalSeconds == 0 ? FormattableString.Invariant($"{TimeSpan.FromSeconds(seconds).TotalHours:0} h")
        : FormattableString.Invariant($"{Math.Ceiling(TimeSpan.FromSeconds(seconds).TotalMinutes):0} min");
}
