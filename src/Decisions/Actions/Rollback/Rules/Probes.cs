using MlOps.Decisions.Chains;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>When paired probes are worth asking: they cost requests to production.</summary>
internal static class Probes
{
    /// <summary>What is only suspected may be refuted by probes, so they are asked before these rules hold.</summary>
    private static readonly string[] Suspicions =
    [
        "DemandSurged",
        "DemandUnknown",
        "SharedOnset",
        "Storm",
        "DependencyFailed",
        "BothAnswer",
    ];

    /// <summary>A target that does not run is asked once it is warm. A policy that only observes asks nothing of production.</summary>
    public static bool CanBeAsked(RollbackCase c) =>
        c.State.Model.Spec.Probe is not null
        && c.State.Probes is null
        && c.Mode != PolicyMode.Observe
        && c.Target is { } target
        && c.State.Deployment(target.Hash) is { Ready: > 0 };

    public static bool MayRefute(RollbackCase c, Ruling? ruling) => ruling is not null && Suspicions.Contains(ruling.Rule) && CanBeAsked(c);
}
