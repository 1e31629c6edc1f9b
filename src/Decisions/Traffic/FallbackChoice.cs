namespace MlOps.Decisions.Traffic;

/// <summary>
/// The fallback that the spec names; while it cannot be used, <paramref name="Reason"/> and <paramref name="Message"/> say why and what to
/// do.
/// </summary>
internal sealed record FallbackChoice(Fallback? Usable, string Reason, string Message)
{
    /// <summary>The revision that is started so that it can be used.</summary>
    public string? Starts { get; init; }

    public static FallbackChoice Of(Fallback usable) => new(usable, "Usable", "");

    public static FallbackChoice No(string reason, string message) => new(null, reason, message);
}
