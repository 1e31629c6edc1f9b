namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>The whole run. <see cref="Sent"/> = <see cref="Requests"/> + <see cref="InFlight"/> at every moment.</summary>
public sealed record LoadSummary(
    DateTimeOffset Started,
    DateTimeOffset At,
    bool Finished,
    long Sent,
    long InFlight,
    long Requests,
    long Failures,
    SortedDictionary<string, long> FailuresByKind,
    SortedDictionary<string, VersionSummary> Versions
);
