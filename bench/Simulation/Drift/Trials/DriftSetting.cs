using MlOps.Analysis.Drift;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;

namespace MlOps.Bench.Simulation.Drift.Trials;

/// <summary>One kind of stream and how it is judged.</summary>
/// <param name="Name">Names the streams: equal names of equal settings have equal streams.</param>
/// <param name="Feature">What is judged.</param>
/// <param name="Reference">What it is compared with.</param>
/// <param name="Evaluations">How many, from time 0 on.</param>
public sealed record DriftSetting(string Name, SimulatedFeature Feature, ReferenceRange Reference, int Evaluations)
{
    /// <summary>Fewer say nothing to our rule.</summary>
    public int MinSamples { get; init; } = 1000;

    /// <summary>Signals that are judged beside each other.</summary>
    public int Signals { get; init; } = 1;

    /// <summary>Whether it is what the model says, of which no window may span a promotion.</summary>
    public bool IsOutput { get; init; }

    /// <summary>Days that are kept; older windows cannot be read. Those of a pinned reference are its own.</summary>
    public double DataDays { get; init; } = double.PositiveInfinity;

    /// <summary>Measures; null for the defaults.</summary>
    public IReadOnlyList<DriftMeasure>? Methods { get; init; }

    /// <summary>Hours between evaluations.</summary>
    public double Interval => Feature.WindowHours / Telemetry.BlocksPerWindow;

    /// <summary>What the window that ends before a block is compared with.</summary>
    internal double[] ReferenceOf(Telemetry telemetry, int end) =>
        Reference.OffsetHours > 0
            ? telemetry.Window(end - OffsetAt(end))
            : telemetry.Between(Blocks(Reference.FromHour), Blocks(Reference.ToHour));

    /// <summary>
    /// Blocks between a window and what it is compared with: an output's own first day at this hour, where the season before was another
    /// revision's.
    /// </summary>
    internal int OffsetAt(int end) =>
        Blocks(IsOutput && DaysOfItsOwn(end, PromotedAt((end * Interval) - 1e-6)) is > 0 and var days ? days * 24 : Reference.OffsetHours);

    /// <summary>Whether an output is compared with what another revision said.</summary>
    internal bool IsForeign(int end, double promoted) =>
        Reference.OffsetHours > 0 && !IsOwnSeason(end, promoted) && DaysOfItsOwn(end, promoted) == 0;

    /// <summary>A revision is promoted at midnight, each so many hours.</summary>
    internal double PromotedAt(double hour) => Math.Floor(hour / Feature.Course.DeployEvery) * Feature.Course.DeployEvery;

    internal int Blocks(double hours) => (int)Math.Round(hours / Interval);

    /// <summary>Blocks before time 0 that reference, habit and the first evaluations' persistence need.</summary>
    internal int History =>
        Math.Max(Blocks(-Reference.FromHour) + Blocks(Reference.OffsetHours > 0 ? 0 : 8 * 24), Blocks(6 * Reference.OffsetHours))
        + (3 * Telemetry.BlocksPerWindow);

    /// <summary>Whether an output is compared with the first day of its own revision.</summary>
    internal bool IsAgainstItsFirstDay(int end) => IsOutput && DaysOfItsOwn(end, PromotedAt((end * Interval) - 1e-6)) > 0;

    private bool IsOwnSeason(int end, double promoted) => promoted <= (end * Interval) - Reference.OffsetHours - Feature.WindowHours + 1e-6;

    /// <summary>
    /// So many days before, the revision served its first day at this hour; 0 while it has not, or where the season before was its own.
    /// </summary>
    private int DaysOfItsOwn(int end, double promoted)
    {
        var days = (int)Math.Floor((((end * Interval) - Feature.WindowHours - promoted) / 24) + 1e-6);
        return IsOwnSeason(end, promoted) || days * 24 < Feature.WindowHours ? 0 : days;
    }
}
