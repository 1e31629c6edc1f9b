namespace MlOps.Decisions.State;

/// <summary>
/// How one revision answered the declared requests. <paramref name="Asked"/> is false when it could not be reached at all.
/// </summary>
public sealed record ProbeResult(string Hash, bool Asked, int Sent, int Failed, string Message)
{
    /// <summary>More than one failure in ten counts as failing: a single hiccup does not.</summary>
    public bool Fails => Asked && Failed * 10 > Sent;
}
