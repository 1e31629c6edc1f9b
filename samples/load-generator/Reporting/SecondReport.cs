namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>What happened since the previous line: version → outcome → count.</summary>
public sealed record SecondReport(
    DateTimeOffset At,
    long Sent,
    long InFlight,
    SortedDictionary<string, SortedDictionary<string, long>> Versions
);
