using MlOps.EndToEnd.BackfilledHistory.Native;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>A metric of one pod.</summary>
internal interface ISimulatedMetric
{
    /// <summary>Some time passes in which about so many events happen.</summary>
    /// <returns>How many there were.</returns>
    int Serve(double expected, DateTimeOffset at, Chance chance);

    /// <summary>A scrape.</summary>
    void Write(OpenMetricsText text, string pod, DateTimeOffset at);

    /// <summary>The container starts anew.</summary>
    void Reset();
}
