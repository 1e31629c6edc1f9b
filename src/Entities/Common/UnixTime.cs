namespace MlOps.Entities.Common;

/// <summary>Times as Prometheus and the API server keep them.</summary>
public static class UnixTime
{
    /// <summary>Seconds since 1970, to the millisecond: a timestamp of Prometheus.</summary>
    public static double Seconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>The time of a sample of Prometheus.</summary>
    public static DateTimeOffset Of(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));

    /// <summary>Cut to whole milliseconds, so that a time that is written and read again is the same.</summary>
    public static DateTimeOffset Milliseconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
