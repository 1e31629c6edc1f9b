using System.ComponentModel;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("What is counted. Exactly one kind is given.")]
public sealed record ServiceLevelIndicator
{
    [Description("Events of a counter, some of them bad.")]
    public EventsIndicator? Events { get; init; }

    [Description("Requests of a histogram, those over a threshold bad.")]
    public LatencyIndicator? Latency { get; init; }

    [Description("Events by free PromQL; for the burn tiers only.")]
    public ExpressionIndicator? Expression { get; init; }

    [Description("Share of time in which a value is out of bounds.")]
    public GaugeIndicator? Gauge { get; init; }

    [Description("Series of a known serving stack.")]
    public PresetIndicator? Preset { get; init; }
}
