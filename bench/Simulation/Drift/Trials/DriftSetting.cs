using MlOps.Analysis.Drift;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;

namespace MlOps.Bench.Simulation.Drift.Trials;

/// <summary>One kind of stream and how it is judged.</summary>
/// <param name="Name">Names the streams: equal names of equal settings have equal streams.</param>
/// <param name="Feature">What is judged.</param>
/// <param name="Reference">What it is compared with.</param>
/// <param name="Evaluations">How many, from time 0 on.</param>
public sealed record DriftSetting(string Name, Feature Feature, DriftReference Reference, int Evaluations)
{
    /// <summary>Fewer say nothing to our rule.</summary>
    public int MinSamples { get; init; } = 1000;

    /// <summary>Signals that are judged beside each other.</summary>
    public int Signals { get; init; } = 1;

    /// <summary>Whether it is what the model says, of which no window may span a promotion.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Measures; null for the defaults.</summary>
    public IReadOnlyList<DriftMethod>? Methods { get; init; }

    /// <summary>Hours between evaluations.</summary>
    public double Interval => Feature.WindowHours / Telemetry.BlocksPerWindow;

    /// <summary>What the window that ends before a block is compared with.</summary>
    internal double[] ReferenceOf(Telemetry telemetry, int end) => Reference.OffsetHours > 0
        ? telemetry.Window(end - Blocks(Reference.OffsetHours))
        : telemetry.Between(Blocks(Reference.FromHour), Blocks(Reference.ToHour));

    internal int Blocks(double hours) => (int)Math.Round(hours / Interval);

    /// <summary>Blocks before time 0 that reference, habit and the first evaluations' persistence need.</summary>
    internal int History => Math.Max(Blocks(-Reference.FromHour), Blocks(5 * Reference.OffsetHours)) + (3 * Telemetry.BlocksPerWindow);
}
