using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>
/// Keeps how errors cluster while good revisions serve. The one hour before a promotion is often without a failure, and then reveals
/// nothing of how a new revision's errors may cluster.
/// </summary>
internal static class ClusteringJudge
{
    /// <summary>The hour that is sampled, and how often: 42 hours a week, at six writes of status a day.</summary>
    public static readonly TimeSpan Sample = TimeSpan.FromHours(1);
    private static readonly TimeSpan Period = TimeSpan.FromHours(4);

    /// <summary>How long a day counts.</summary>
    private const int Days = 7;

    /// <summary>Whether an hour is due.</summary>
    public static bool IsDue(Objective objective, ObjectiveStatus? before, DateTimeOffset now) =>
        Known(objective, before) is not { At: var at } || now - at >= Period;

    /// <summary>What the release test learns from the last week; null if nothing is known.</summary>
    public static ErrorClusters? Week(Objective objective, ObjectiveStatus? before, DateTimeOffset now) =>
        Known(objective, before) is { } known && Recent(known, now) is { Count: > 0 } days
            ? ErrorClusters.Week([.. days.Select(Decode)])
            : null;

    public static ErrorClustering? Next(PolicyFacts facts, ObjectiveFacts objective, ObjectiveStatus? before)
    {
        var known = Known(objective.Objective, before);
        if (objective.GoodHour is not { Defect: CounterDefect.None, Total: > 0 } hour || !IsDue(objective.Objective, before, facts.Now))
            return known;
        var today = Name(facts.Now);
        var days = known is null ? [] : Recent(known, facts.Now);
        var day = (days.FirstOrDefault(d => d.Day == today) is { } begun ? Decode(begun) : ErrorClusters.None).With(hour);
        return new ErrorClustering { Days = [Encode(today, day), .. days.Where(d => d.Day != today)], At = facts.Now };
    }

    /// <summary>What was learned of another indicator does not count.</summary>
    private static ErrorClustering? Known(Objective objective, ObjectiveStatus? before) =>
        before?.Indicator == Fingerprint.Of(objective) ? before.Clustering : null;

    private static IReadOnlyList<ErrorDay> Recent(ErrorClustering known, DateTimeOffset now) =>
        [.. known.Days.Where(d => string.CompareOrdinal(d.Day, Name(now.AddDays(-Days))) > 0)];

    private static string Name(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ErrorDay Encode(string day, ErrorClusters clusters) =>
        new()
        {
            Day = day,
            Requests = (long)Math.Ceiling(clusters.Total),
            Bad = (long)Math.Ceiling(clusters.Bad),
            Dispersion = clusters.Phi.ToString("0.##", CultureInfo.InvariantCulture),
        };

    private static ErrorClusters Decode(ErrorDay day) =>
        new(
            day.Bad,
            day.Requests,
            double.TryParse(day.Dispersion, NumberStyles.Float, CultureInfo.InvariantCulture, out var phi) && phi >= 1 ? phi : 1
        );
}
