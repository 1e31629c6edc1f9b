using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Health;

/// <summary>A service whose revision is known good, seen through the windows of the default tiers alone.</summary>
internal static class AService
{
    public static readonly IReadOnlyList<TimeSpan> Windows =
    [
        .. DefaultTiers.All.SelectMany(t => new[] { t.Short, t.Long }).Distinct().Order(),
    ];

    /// <summary>At a target of 99 %, with these events in each window; a window without events is idle.</summary>
    public static PolicyFacts Seen(double seconds, Func<TimeSpan, WindowCounts> window, WindowCounts? budget = null)
    {
        Reading<WindowCounts> Read(TimeSpan length) =>
            window(length) is { Total: > 0 } counts
                ? Reading<WindowCounts>.Of(counts, "q")
                : Reading<WindowCounts>.None(EvidenceKind.Idle, "no events", "q");
        var tiers = DefaultTiers
            .All.Select(t => new TierFacts(Enum.Parse<EvidenceSource>(t.Name, ignoreCase: true), t, Read(t.Short), Read(t.Long), null))
            .ToArray();
        var facts = Facts
            .After(seconds)
            .Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Facts.Promoted })
            .Measured(null, tiers);
        return facts with
        {
            Objectives = [facts.Objectives[0] with { Budget = budget is null ? null : Reading<WindowCounts>.Of(budget, "q") }],
        };
    }

    /// <summary>Whether a window that holds enough events is below the threshold of its tier.</summary>
    public static bool HasEarnedIt(Func<TimeSpan, WindowCounts> window, double target = 0.99) =>
        DefaultTiers.All.Any(t =>
        {
            var threshold = t.Factor(TimeSpan.FromDays(28)) * (1 - target);
            var (brief, whole) = (window(t.Short), window(t.Long));
            return brief.Total >= 30 && brief.Ratio < threshold || whole.Total >= 100 && whole.Ratio < threshold;
        });
}
