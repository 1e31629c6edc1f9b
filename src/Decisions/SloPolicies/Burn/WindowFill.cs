using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// Whether the windows of an objective hold enough events to call it healthy. No tier fires on too few events, so a tier that does not
/// fire proves nothing by itself.
/// </summary>
internal static class WindowFill
{
    /// <summary>
    /// What was healthy stays so down to this share of the events that it took: a verdict that hovers about the guard would come and go.
    /// </summary>
    private const double StillFilled = 0.5;

    /// <summary>Windows this many times apart must not hold the same number of events.</summary>
    private const double FarApart = 10;

    private const double SameCount = 1.5;

    /// <summary>A window of a tier: what it holds, needs and may hold.</summary>
    private sealed record Window(TimeSpan Length, Reading<WindowCounts> Reading, double Needed, double Threshold)
    {
        public WindowCounts Counts => Reading.Value ?? new WindowCounts(0, 0);
    }

    /// <summary>Whether one window with enough events is below the threshold of its tier.</summary>
    public static bool IsHealthy(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus? before)
    {
        var share = before is { Verdict: Verdict.Healthy, Evidence: EvidenceKind.Value } ? StillFilled : 1;
        return Of(facts, objective)
            .Any(w => w.Counts is { IsConsistent: true, Total: > 0 } && w.Counts.Total >= share * w.Needed && w.Counts.Ratio < w.Threshold);
    }

    /// <summary>
    /// The evidence of the shortest window. One that is empty is no loss of traffic where the longer ones show that this is usual.
    /// </summary>
    public static Reading<WindowCounts> Evidence(ObjectiveFacts objective)
    {
        var windows = Read(objective).ToList();
        var shortest = objective.Tiers[0].Short;
        if (shortest.Kind != EvidenceKind.Idle)
            return shortest;
        var empty = windows.Where(w => w.Reading.Kind == EvidenceKind.Idle).Max(w => w.Length);
        var longer = windows.Where(w => w.Length > empty && w.Reading.Value is not null).OrderBy(w => w.Length).ToList();
        return longer.Count > 0 && QuietWindow.IsOrdinary(empty, [.. longer.Select(w => (w.Length, w.Reading.Value!.Total))])
            ? longer[0].Reading
            : shortest;
    }

    /// <summary>The shortest window that holds enough events to tell how the service does now.</summary>
    public static WindowCounts? Newest(ObjectiveFacts objective) =>
        Read(objective)
            .OrderBy(w => w.Length)
            .Select(w => w.Reading.Value)
            .FirstOrDefault(c => c is not null && c.Total >= objective.Guard.MinShort);

    /// <summary>How many events there are of how many that it takes, window by window, and how many are bad.</summary>
    public static IEnumerable<string> Arithmetic(PolicyFacts facts, ObjectiveFacts objective) =>
        Of(facts, objective)
            .Where(w => w.Reading.Kind is EvidenceKind.Value or EvidenceKind.Idle)
            .GroupBy(w => w.Length)
            .OrderBy(w => w.Key)
            .Select(w => w.MinBy(x => x.Needed)!)
            .Select(w =>
                FormattableString.Invariant(
                    $"{w.Counts.Total:0}{(w.Counts.Total < w.Needed ? $" of {w.Needed:0}" : "")} in {DurationText.Of(w.Length)}{(w.Counts.Bad >= 0.5 ? $", {w.Counts.Bad:0} bad" : "")}"
                )
            );

    /// <summary>Whether a number that should be a count stays the same in a window ten times as long.</summary>
    public static bool IsRate(PolicyFacts facts, ObjectiveFacts objective)
    {
        var lived = facts.Now - facts.Model?.Metadata.CreationTimestamp;
        var filled = Of(facts, objective).Where(w => w.Counts.Total > 0 && w.Length <= lived).OrderBy(w => w.Length).ToList();
        return objective.Objective.Sli.Expression is not null
            && filled is [var first, .., var last]
            && last.Length >= FarApart * first.Length
            && last.Counts.Total < SameCount * first.Counts.Total;
    }

    private static IEnumerable<(TimeSpan Length, Reading<WindowCounts> Reading)> Read(ObjectiveFacts objective) =>
        objective.Tiers.Select(t => (t.Tier.Short, t.Short)).Concat(objective.Tiers.Select(t => (t.Tier.Long, t.Long)));

    private static IEnumerable<Window> Of(PolicyFacts facts, ObjectiveFacts objective) =>
        objective.Tiers.SelectMany(t =>
        {
            var threshold = new BurnRule(t.Tier, TierReach.Window(facts.Policy.Spec), objective.Target, objective.Guard).ThresholdRatio;
            return new[]
            {
                new Window(t.Tier.Short, t.Short, objective.Guard.MinShort, threshold),
                new Window(t.Tier.Long, t.Long, objective.Guard.MinLong, threshold),
            };
        });
}
