using System.ComponentModel;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("The service level indicator. Exactly one kind must be given.")]
public sealed record ServiceLevelIndicator
{
    [Description("Good or bad events from counters. Exactly one kind must be given.")]
    public EventsIndicator? Events { get; init; }

    [Description("Requests in a histogram that are slower than a threshold. Exactly one kind must be given.")]
    public LatencyIndicator? Latency { get; init; }

    [Description("Events from arbitrary PromQL, for the burn tiers only. Exactly one kind must be given.")]
    public ExpressionIndicator? Expression { get; init; }

    [Description("Share of time in which a value is out of bounds. Exactly one kind must be given.")]
    public GaugeIndicator? Gauge { get; init; }

    [Description("Metrics of a known serving stack. Exactly one kind must be given.")]
    public PresetIndicator? Preset { get; init; }
}
