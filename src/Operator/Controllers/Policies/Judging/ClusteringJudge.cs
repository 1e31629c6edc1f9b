using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// Pools how errors cluster while good revisions serve. The one hour before a promotion is often without a failure, and then tells nothing of how a
/// new revision's errors may cluster.
/// </summary>
internal static class ClusteringJudge
{
    /// <summary>The hour that is sampled, and how often: 42 hours a week, at six writes of status a day.</summary>
    public static readonly TimeSpan Sample = TimeSpan.FromHours(1);
    private static readonly TimeSpan Period = TimeSpan.FromHours(4);

    /// <summary>The time in which what is known falls to 1/e.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Whether an hour is due.</summary>
    public static bool IsDue(Objective objective, ErrorClustering? clustering, DateTimeOffset now) => Of(objective, clustering) is not { At: var at } || now - at >= Period;

    /// <summary>What is known of the objective as it is now; null where nothing is.</summary>
    public static ErrorClustering? Of(Objective objective, ErrorClustering? clustering) => clustering?.Indicator == Fingerprint(objective) ? clustering : null;

    /// <summary>The same for the release test.</summary>
    public static ErrorClusters? Clusters(Objective objective, ErrorClustering? clustering) => Of(objective, clustering) is { } known ? Decode(known) : null;

    public static ErrorClustering? Next(PolicyFacts facts, ObjectiveFacts objective, ErrorClustering? before)
    {
        var known = Of(objective.Objective, before);
        if (objective.GoodHour is not { Defect: CounterDefect.None, Total: > 0 } hour || !IsDue(objective.Objective, known, facts.Now))
            return known;
        var weight = known is null ? 0 : Math.Exp(-(facts.Now - known.At) / Memory);
        var pooled = (known is null ? ErrorClusters.None : Decode(known)).With(hour, weight);
        return new ErrorClustering
        {
            Requests = (long)Math.Ceiling(pooled.Total),
            Bad = (long)Math.Ceiling(pooled.Bad),
            Dispersion = pooled.Phi.ToString("0.##", CultureInfo.InvariantCulture),
            Weight = (long)Math.Ceiling(pooled.Weight),
            At = facts.Now,
            Indicator = Fingerprint(objective.Objective),
        };
    }

    private static ErrorClusters Decode(ErrorClustering clustering) =>
        new(clustering.Bad, clustering.Requests, double.TryParse(clustering.Dispersion, NumberStyles.Float, CultureInfo.InvariantCulture, out var phi) && phi >= 1 ? phi : 1, clustering.Weight);

    private static string Fingerprint(Objective objective) => CanonicalJson.Sha256(EntityJson.Encode(objective.Sli))[..10];
}
