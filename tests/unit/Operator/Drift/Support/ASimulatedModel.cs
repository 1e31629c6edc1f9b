using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;
using MlOps.Bench.Simulation.Streams;
using SimulatedTelemetry = MlOps.Bench.Simulation.Drift.Features.Telemetry;

namespace MlOps.Operator.Tests.Drift.Support;

/// <summary>
/// A watched model whose Prometheus holds what the simulation drew, so that both can be asked about the same windows. The reference is a
/// day before.
/// </summary>
internal sealed class ASimulatedModel
{
    /// <summary>The window that ends at noon, or before this block, lies wholly after a shift.</summary>
    public const int Noon = SimulatedTelemetry.BlocksPerWindow;

    private const int Evaluations = 24;
    private static readonly SimulatedFeature Histogram = SimulatedFeature.Of(Shape.Normal, 20, 0) with
    {
        Edges = [.. Enumerable.Range(1, 19).Select(i => (double)i)],
        WindowHours = 1,
    };
    private static readonly SimulatedFeature Categories = SimulatedFeature.Categories(5, 0) with { WindowHours = 1 };

    /// <param name="seed">Of what is drawn.</param>
    /// <param name="samples">In each window.</param>
    /// <param name="course">What the histogram does from the window before noon on.</param>
    /// <param name="share">The share of a category that appears then.</param>
    /// <param name="dataDays">So many days are kept.</param>
    public ASimulatedModel(int seed, int samples, Course course, double share, double dataDays = double.PositiveInfinity)
    {
        var (amounts, amount) = Drawn(Histogram with { Samples = samples, Course = course }, seed, 1, dataDays);
        var (merchants, merchant) = Drawn(
            Categories with
            {
                Samples = samples,
                Course = new Course { Shift = share },
            },
            seed,
            2,
            dataDays
        );
        Rules = [amount, merchant];
        Model.With(s => s with { Reference = new() { Offset = "1d" } });
        Model.Amounts = at => IsGone(at, dataDays) ? History.Nothing : History.Buckets(amounts.Window(Block(at)));
        Model.Categories = at =>
            IsGone(at, dataDays)
                ? History.Nothing
                : History.Categories([
                    .. merchants.Window(Block(at)).Select((count, i) => (Name: $"c{i:00}", Count: count)).Where(c => c.Count > 0),
                ]);
    }

    public AWatchedModel Model { get; } = new();

    /// <summary>The simulation's rule for each signal of the model.</summary>
    public IReadOnlyList<OurDriftRule> Rules { get; }

    /// <summary>Whether a window of 1h begins before what is kept at the evaluation that is due.</summary>
    private bool IsGone(DateTimeOffset at, double dataDays) =>
        (Model.Clock.GetUtcNow().AddSeconds(-10) - at).TotalHours + 1 > dataDays * 24;

    /// <summary>A window of 1h is judged four times.</summary>
    private static int Block(DateTimeOffset at) => Noon + (int)((at - AWatchedModel.Noon) / TimeSpan.FromMinutes(15));

    private static (SimulatedTelemetry Telemetry, OurDriftRule Rule) Drawn(SimulatedFeature feature, int seed, int signal, double dataDays)
    {
        var setting = new DriftSetting("drawn", feature, new ReferenceRange(24), Evaluations) { Signals = 2, DataDays = dataDays };
        var telemetry = SimulatedTelemetry.Draw(feature, Seeds.Of(seed, signal), setting.History, Evaluations + 1);
        return (telemetry, new OurDriftRule(setting, telemetry));
    }
}
