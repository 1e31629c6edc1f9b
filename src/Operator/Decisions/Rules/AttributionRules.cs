using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>Is the release the cause? Timing alone is not enough: with five deploys a day a third of all moments follow one.</summary>
internal static class AttributionRules
{
    private static readonly TimeSpan SharedWithin = TimeSpan.FromMinutes(2);

    public static Ruling? OutsideWindow(RollbackCase c)
    {
        if (c.Serving?.PromotedAt is not { } promoted)
            return Ruling.Hold("NotAttributable", "when the revision got the traffic is not known");
        var window = TimeSpan.FromSeconds(c.World.Rollback.AttributionWindowSeconds);
        return c.Request.Onset < promoted || c.Request.Onset > promoted + window
            ? Ruling.Hold("NotAttributable", $"the trouble began at {c.Request.Onset:HH:mm:ss}Z, not within {window.TotalSeconds:0} s after the promotion at {promoted:HH:mm:ss}Z")
            : null;
    }

    public static Ruling? DemandSurged(RollbackCase c) =>
        c.Request.Demand.Trend == DemandTrend.Surged
            ? Ruling.Hold("DemandSurged", $"demand, not the release, may be the cause: {c.Request.Demand.Message}; scale first")
            : null;

    public static Ruling? DemandUnknown(RollbackCase c) =>
        c.Request.Demand.Trend == DemandTrend.Unknown
            ? Ruling.Recommend("DemandUnknown", $"whether demand changed cannot be told ({c.Request.Demand.Message}): a rollback to {c.Target?.Hash} is recommended only. {c.Request.Evidence}")
            : null;

    /// <summary>Another model whose trouble began at the same time points to a shared cause.</summary>
    public static Ruling? SharedOnset(RollbackCase c)
    {
        var shared = c.World.OtherOnsets.FirstOrDefault(o => (o.At - c.Request.Onset).Duration() <= SharedWithin);
        return shared is null
            ? null
            : Ruling.Hold("SharedOnset", $"the trouble of {shared.Model} began at {shared.At:HH:mm:ss}Z, that of this model at {c.Request.Onset:HH:mm:ss}Z: a shared cause is likely");
    }

    /// <summary>Where a probe is declared, the same requests go to both revisions.</summary>
    public static Ruling? ProbesContradict(RollbackCase c)
    {
        if (c.World.Model.Spec.Probe is null || c.World.Probes is not { } pair)
            return null;
        var suspectFails = pair.Suspect.Fails || !pair.Suspect.Asked;
        return (suspectFails, pair.Target) switch
        {
            (_, { Asked: false }) => Ruling.Hold("ProbeUnanswered", $"revision {pair.Target.Hash} could not be asked: {pair.Target.Message}"),
            (true, { Fails: true }) => Ruling.Hold("DependencyFails", $"both revisions fail the same requests ({pair.Suspect.Message}; {pair.Target.Message}): a dependency is the likely cause"),
            (false, { Fails: true }) => Ruling.Hold("TargetFailsProbe", $"revision {pair.Target.Hash} fails its probes: {pair.Target.Message}"),
            _ => null,
        };
    }
}
