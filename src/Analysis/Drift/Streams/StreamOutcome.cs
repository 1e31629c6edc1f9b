namespace MlOps.Analysis.Drift.Streams;

/// <summary>What a detector says of a stream against its reference.</summary>
/// <param name="Value">How far it went.</param>
/// <param name="Threshold">What it had to exceed.</param>
/// <param name="Onset">Index within the stream of the first value of the rise; 0 where it began there or before.</param>
public sealed record StreamOutcome(double Value, double Threshold, int Onset)
{
    /// <summary>
    /// How far it had gone at moments of the window, where a detector may be looked at at any time: index of the last value that counted,
    /// and the statistic.
    /// </summary>
    public IReadOnlyList<(int At, double Value)> Course { get; init; } = [];

    /// <summary>Whether the stream is no longer as its reference.</summary>
    public bool Changed => Value > Threshold;
}
