namespace MlOps.Operator.Telemetry;

/// <summary>How long the figures of an evaluation are exported.</summary>
internal static class VerdictValidity
{
    /// <summary>As long as a request is valid.</summary>
    private const int Intervals = 2;

    /// <summary>Bridges an evaluation that waits for a slow Prometheus.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static TimeSpan Of(TimeSpan interval) => Intervals * interval > Shortest ? Intervals * interval : Shortest;
}
