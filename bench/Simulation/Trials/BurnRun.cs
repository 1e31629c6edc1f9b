namespace MlOps.Bench.Simulation.Trials;

/// <summary>What a burn tier made of a stretch of scrapes.</summary>
/// <param name="Crossings">How often both windows came over the factor.</param>
/// <param name="Episodes">How many of these were confirmed: pages.</param>
/// <param name="OpenSeconds">How long episodes were open in all.</param>
/// <param name="IdleAdviceSeconds">Of that, how long a rollback was recommended although no request had failed for five minutes.</param>
/// <param name="FirstPage">Seconds from the start to the first confirmation; null without one.</param>
public sealed record BurnRun(int Crossings, int Episodes, double OpenSeconds, double IdleAdviceSeconds, double? FirstPage);
