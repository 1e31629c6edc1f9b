using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Features;

/// <summary>The unpredictable part of a feature's mean, drawn hour by hour.</summary>
/// <remarks>
/// Sizes of the slow level, spikes and holes after 18 public series (Numenta Anomaly Benchmark): docs/drift.md, "Series like real ones".
/// </remarks>
internal sealed class MovingRatesOf(Course course, Random random)
{
    /// <summary>Hours in which a level that lasts forgets to 1/e.</summary>
    private const double LevelLasts = 168;

    /// <summary>Hours that a hole lasts on average.</summary>
    private const double GapLasts = 8;

    private const double SpikeHeight = 3;

    private double _wander = Gaussian.Draw(random);
    private double _slow = course.Level > 0 ? Gaussian.Draw(random) : 0;
    private double _deployed;
    private double _spike;

    /// <summary>How far the mean is from what was planned, in deviations.</summary>
    public double By => (course.Variability * _wander) + (course.Level * _slow) + _deployed + _spike;

    /// <summary>Whether nothing is counted.</summary>
    public bool IsGone { get; private set; }

    /// <summary>To the hour that begins.</summary>
    /// <param name="hour">Since time 0.</param>
    /// <param name="length">How long it is.</param>
    public void Go(double hour, double length)
    {
        if (course.Deploys > 0 && Math.Floor(hour / course.DeployEvery) != Math.Floor((hour - length) / course.DeployEvery))
        {
            _deployed = course.Deploys * Gaussian.Draw(random);
        }

        _wander = course.Variability > 0 ? Next(_wander, Math.Pow(course.Correlation, length)) : _wander;
        _slow = course.Level > 0 ? Next(_slow, Math.Exp(-length / LevelLasts)) : _slow;
        _spike = course.Spikes > 0 && random.NextDouble() < course.Spikes * length ? SpikeHeight : 0;
        if (course.Gaps > 0)
        {
            IsGone = random.NextDouble() < length / GapLasts * (IsGone ? 1 - course.Gaps : course.Gaps) ? !IsGone : IsGone;
        }
    }

    private double Next(double value, double kept) => (kept * value) + (Math.Sqrt(1 - (kept * kept)) * Gaussian.Draw(random));
}
