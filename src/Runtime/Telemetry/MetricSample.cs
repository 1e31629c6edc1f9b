using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>What a gauge shows of one object. <paramref name="Labels"/> stand in the order of the gauge's label names.</summary>
public readonly record struct MetricSample(Gauge Gauge, double Value, params string[] Labels);
