namespace MlOps.Bench.Probing;

/// <summary>Stands still until it is moved: seconds since the release got the traffic.</summary>
internal sealed class StandingClock : TimeProvider
{
    public static DateTimeOffset Promoted { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public double Seconds { get; set; }

    /// <summary>As precise as what is stored.</summary>
    public DateTimeOffset Now => At(Seconds);

    public static DateTimeOffset At(double seconds) => Promoted.AddMilliseconds(Math.Floor(seconds * 1000));

    public override DateTimeOffset GetUtcNow() => Now;
}
