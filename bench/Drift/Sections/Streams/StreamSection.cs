namespace MlOps.Bench.Drift.Sections.Streams;

/// <summary>All that is measured of streams.</summary>
internal static class StreamSection
{
    public static string Run(DriftPlan plan) =>
        "Windows per 1,000 in which a detector exceeds its threshold though nothing changes, and the share of shifts by one deviation, for three quarters of the window, that it finds; a value every 5 min, two weeks before the window:\n\n"
        + StreamAlarms.Run(plan)
        + "\nThe same against one stretch of the past, with `range` or `revisionWindow`:\n\n"
        + ShortReferences.Run(plan)
        + "\nSeries like the public ones, four weeks each: season of ±1 deviation of the noise, half of it at the week's end, ρ 0.7, spikes of 5 to 10 σ, gaps of hours, a level that wanders; one shift for three days, in deviations of the noise. "
        + "A start is drift that has lasted, or an alarm of Page-Hinkley:\n\n"
        + LiveStreams.Run(plan);
}
