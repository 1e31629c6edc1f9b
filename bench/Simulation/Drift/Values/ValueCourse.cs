using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Values;

/// <summary>A value over time as a model's metrics have it, every 5 min, in deviations of its noise.</summary>
public sealed record ValueCourse
{
    /// <summary>Moments in a day.</summary>
    public const int Day = 288;

    /// <summary>Moments in a week.</summary>
    public const int Week = 7 * Day;

    /// <summary>Half of the move from the lowest to the highest hour of the day.</summary>
    public double Season { get; init; }

    /// <summary>By how much less it moves at the week's end, from 0 to 1; above 0 the day has a second, sharper wave as well.</summary>
    public double Weekend { get; init; }

    /// <summary>What a moment's noise keeps of the one before.</summary>
    public double Correlation { get; init; }

    /// <summary>Deviation of a level that wanders (Ornstein-Uhlenbeck) and forgets itself within two days.</summary>
    public double Variability { get; init; }

    /// <summary>Spikes per moment, of 5 to 10 deviations for up to half an hour.</summary>
    public double Spikes { get; init; }

    /// <summary>Gaps per moment, of 1 to 12 hours.</summary>
    public double Gaps { get; init; }

    /// <summary>How far the mean moves.</summary>
    public double Shift { get; init; }

    /// <summary>The moment in which it does.</summary>
    public int From { get; init; } = int.MaxValue;

    /// <summary>Moments until it is back.</summary>
    public int Lasts { get; init; } = int.MaxValue / 2;

    /// <summary>Values from moment 0 on; NaN in a gap.</summary>
    public double[] Draw(int moments, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var kept = Math.Exp(-1 / (2.0 * Day));
        var (noise, level) = (Gaussian.Draw(random), Gaussian.Draw(random));
        var (gap, spike, height) = (0, 0, 0.0);
        var values = new double[moments];
        for (var i = 0; i < moments; i++)
        {
            noise = (Correlation * noise) + (Math.Sqrt(1 - (Correlation * Correlation)) * Gaussian.Draw(random));
            level = (kept * level) + (Math.Sqrt(1 - (kept * kept)) * Gaussian.Draw(random));
            if (spike == 0 && random.NextDouble() < Spikes)
            {
                (spike, height) = (1 + random.Next(6), (random.Next(4) == 0 ? -1 : 1) * (5 + (5 * random.NextDouble())));
            }

            if (gap == 0 && random.NextDouble() < Gaps)
            {
                gap = 12 + random.Next(132);
            }

            values[i] = gap > 0 ? double.NaN : Planned(i) + noise + (Variability * level) + (spike > 0 ? height : 0);
            (gap, spike) = (Math.Max(0, gap - 1), Math.Max(0, spike - 1));
        }

        return values;
    }

    private double Planned(int moment)
    {
        var hour = 2 * Math.PI * (moment % Day) / Day;
        var wave = Math.Sin(hour) + (Weekend > 0 ? 0.4 * Math.Sin((2 * hour) + 1) : 0);
        return (Season * wave * (moment / Day % 7 >= 5 ? 1 - Weekend : 1)) + (moment >= From && moment - From < Lasts ? Shift : 0);
    }
}
