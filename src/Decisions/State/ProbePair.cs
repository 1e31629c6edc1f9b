namespace MlOps.Decisions.State;

/// <summary>The same requests to the revision in question and to the one that would take over.</summary>
public sealed record ProbePair(ProbeResult Suspect, ProbeResult Target)
{
    /// <summary>When they were sent; answers are valid for some seconds.</summary>
    public DateTimeOffset? At { get; init; }
}
