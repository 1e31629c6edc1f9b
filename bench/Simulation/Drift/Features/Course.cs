namespace MlOps.Bench.Simulation.Drift.Features;

/// <summary>What a feature's mean does over time, in deviations. Time 0 is when judging begins.</summary>
public sealed record Course
{
    /// <summary>Nothing at all.</summary>
    public static Course Steady { get; } = new();

    /// <summary>Half of the move from the lowest to the highest hour of the day.</summary>
    public double Season { get; init; }

    /// <summary>Deviation of the hourly means (a stationary Ornstein-Uhlenbeck process).</summary>
    public double Variability { get; init; }

    /// <summary>Correlation of neighbouring hourly means, from 0 to 1.</summary>
    public double Correlation { get; init; }

    /// <summary>Deviation of the level that each deploy brings.</summary>
    public double Deploys { get; init; }

    /// <summary>Hours between deploys.</summary>
    public double DeployEvery { get; init; } = 24;

    /// <summary>How much higher the mean is on the five working days than on the two others.</summary>
    public double Weekly { get; init; }

    /// <summary>
    /// Deviation of a level that lasts for about a week (an Ornstein-Uhlenbeck process that forgets with a time constant of a week).
    /// </summary>
    public double Level { get; init; }

    /// <summary>Share of the hours in which the values jump by three deviations: jobs, bots, releases of others.</summary>
    public double Spikes { get; init; }

    /// <summary>Share of the hours that lie in a hole of about eight, of which nothing was counted.</summary>
    public double Gaps { get; init; }

    /// <summary>The mean before it moves.</summary>
    public double Base { get; init; }

    /// <summary>How far the mean goes.</summary>
    public double Shift { get; init; }

    /// <summary>The hour in which it begins to.</summary>
    public double From { get; init; }

    /// <summary>Hours that it takes; 0 for at once.</summary>
    public double Takes { get; init; }

    /// <summary>Whether the mean is the same throughout an hour that does not hold the shift's beginning.</summary>
    internal bool IsSteady => this is { Season: 0, Variability: 0, Deploys: 0, Takes: 0, Weekly: 0, Level: 0, Spikes: 0, Gaps: 0 };

    /// <summary>What can be told beforehand of the mean at an hour.</summary>
    internal double Planned(double hour) =>
        Base
        + (Season * Math.Sin(2 * Math.PI * hour / 24))
        + (Week(hour) < 5 * 24 ? Weekly : 0)
        + (
            hour < From ? 0
            : Takes > 0 ? Shift * Math.Min(1, (hour - From) / Takes)
            : Shift
        );

    private static double Week(double hour) => hour - (168 * Math.Floor(hour / 168));
}
