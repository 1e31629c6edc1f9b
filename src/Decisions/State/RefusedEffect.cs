namespace MlOps.Decisions.State;

/// <summary>An effect that the API server refused, by its description, and when it is retried.</summary>
/// <param name="Effect">The text of <c>Effect.Describe</c>.</param>
/// <param name="Message">What the API server said.</param>
/// <param name="RetryAt">No retry before this time.</param>
/// <param name="IsReported">It was refused with a reason, or several times, so it is reported.</param>
public sealed record RefusedEffect(string Effect, string Message, DateTimeOffset RetryAt, bool IsReported)
{
    /// <summary>
    /// An effect that is still needed is sent again at the end of its rest. One that was not by then is no longer needed.
    /// </summary>
    public DateTimeOffset ForgottenAt => RetryAt + TimeSpan.FromMinutes(1);
}
