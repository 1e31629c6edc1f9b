using MlOps.Analysis.Burn.Tiers;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Indicators;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>Default burn tiers that the target or the window puts out of use, and objectives that have none left.</summary>
internal static class TierLint
{
    private const string Window = "spec.window";
    private const string Remedy = "write spec.tiers with shorter windows or more budgetPercent";

    /// <summary>Objectives that nothing judges: they have no tier and no release test.</summary>
    public static IEnumerable<FieldError> Errors(SloPolicySpec spec) =>
        Unjudged(spec).Where(o => !HasReleaseTest(o.Sli)).Select(o => Silent(spec, o.Name, "nothing will ever be reported"));

    /// <summary>Objectives that only the release test judges: no tier of theirs can fire.</summary>
    public static IEnumerable<FieldError> Silences(SloPolicySpec spec) =>
        Unjudged(spec)
            .Where(o => HasReleaseTest(o.Sli))
            .Select(o => Silent(spec, o.Name, "outside of releases nothing will ever be reported"));

    public static IEnumerable<FieldError> Warnings(SloPolicySpec spec) => Silences(spec).Concat(Unreachable(spec));

    private static IEnumerable<FieldError> Unreachable(SloPolicySpec spec)
    {
        var told = false;
        for (var i = 0; i < spec.Objectives.Count; i++)
        {
            var reaches = Reaches(spec, i).ToList();
            if (!reaches.Exists(r => r.Reach.CanFire))
                continue;
            foreach (var (tier, reach, allowed) in reaches)
            {
                // The same for every objective, so reported with the first.
                if (reach.Kind == ReachabilityKind.WithinBudget ? told : reach.Kind == ReachabilityKind.Reachable)
                    continue;
                yield return Of(i, tier.Name, reach, allowed);
            }

            told = true;
        }
    }

    private static FieldError Of(int objective, string tier, ReachabilityResult reach, double allowed)
    {
        var target = $"spec.objectives[{objective}].target";
        var arithmetic = FormattableString.Invariant(
            $"{reach.ThresholdRatio / allowed:0.##} times the allowed {100 * allowed:0.####} % bad events, which is {100 * reach.ThresholdRatio:0.##} %"
        );
        return reach.Kind switch
        {
            ReachabilityKind.WithinBudget => new(
                Window,
                $"drops the default tier {tier}: it would fire at {arithmetic}, while the model keeps its objective; {Remedy}"
            ),
            ReachabilityKind.Unreachable => new(
                target,
                $"drops the default tier {tier}: it fires at {arithmetic}, {(reach.ThresholdRatio > 1.00005 ? "more than all events" : "all events")}, so it cannot fire; write spec.tiers with less budgetPercent or a longer window"
            ),
            _ => new(target, $"makes the default tier {tier} fire late: it fires at {arithmetic}, only when most events are bad"),
        };
    }

    private static FieldError Silent(SloPolicySpec spec, string objective, string effect) =>
        new(Window, $"no burn tier is left for objective {objective} at window {spec.Window}: {effect}; {Remedy}, or a longer window");

    private static IEnumerable<(string Name, ServiceLevelIndicator Sli)> Unjudged(SloPolicySpec spec) =>
        spec
            .Objectives.Where((_, i) => Reaches(spec, i).ToList() is { Count: > 0 } reaches && !reaches.Exists(r => r.Reach.CanFire))
            .Select(o => (o.Name, o.Sli));

    /// <summary>A query of one's own counts no events of a revision; see docs/indicators.md.</summary>
    private static bool HasReleaseTest(ServiceLevelIndicator sli) =>
        sli is { Expression: null, Gauge: null, Latency: null or { Type: HistogramType.Classic } };

    /// <summary>Tiers that are written are held to rules of their own.</summary>
    private static IEnumerable<(BurnTier Tier, ReachabilityResult Reach, double Allowed)> Reaches(SloPolicySpec spec, int objective) =>
        spec.Tiers is { Count: > 0 } || Numbers.Of(spec.Objectives[objective].Target) is not { } percent
            ? []
            : TierReach.All(spec, (double)(percent / 100m)).Select(t => (t.Tier, t.Reach, (double)(1 - percent / 100m)));
}
