namespace MlOps.Analysis.Burn;

/// <summary>A burn tier's verdict with its evidence.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Factor">The burn rate both windows must reach.</param>
/// <param name="ThresholdRatio">The same as a ratio of bad events: factor × (1 − target).</param>
/// <param name="ShortBurn">Burn rate of the short window; null without events.</param>
/// <param name="LongBurn">Burn rate of the long window; null without events.</param>
/// <param name="PValue">The larger of both windows' binomial tails; 1 where it was not needed.</param>
public sealed record BurnResult(
    BurnOutcome Outcome,
    double Factor,
    double ThresholdRatio,
    double? ShortBurn,
    double? LongBurn,
    double PValue
);
