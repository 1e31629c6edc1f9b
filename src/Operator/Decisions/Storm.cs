using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Decisions;

/// <summary>Many models that break at once share a cause, and rolling them back would only add to it.</summary>
internal static class Storm
{
    private const int Fewest = 3;
    private const double Share = 0.2;
    private static readonly TimeSpan Coincidence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long an onset that is shared with another model is waited on: one evaluation of the policy, a usual scrape at least.</summary>
    public static TimeSpan Correlation(SloPolicy policy) => TimeSpan.FromSeconds(Math.Max(15, policy.Spec.EvaluationIntervalSeconds));

    public static IReadOnlyList<ForeignOnset> Near(OtherModels others, DateTimeOffset onset) => Within(others, onset, Coincidence);

    /// <summary>At least three others, or a fifth of the evaluated models where that is more.</summary>
    public static bool IsOn(OtherModels others, DateTimeOffset onset, out IReadOnlyList<ForeignOnset> broken)
    {
        broken = Within(others, onset, Window);
        return broken.Count >= Math.Max(Fewest, Share * others.Evaluated);
    }

    /// <summary>Models of other namespaces are counted and not named: their names are their tenants' business.</summary>
    public static string Describe(ModelWorld world, IReadOnlyList<ForeignOnset> broken)
    {
        var named = broken.Where(o => o.Namespace == world.Metadata.Namespace).Select(o => o.Name).Distinct().Order(StringComparer.Ordinal).Take(3).ToList();
        var names = named.Count == 0 ? "" : $" ({string.Join(", ", named)}{(named.Count < broken.Count ? ", …" : "")})";
        return $"{broken.Count} other {(broken.Count == 1 ? "model" : "models")}{names}";
    }

    private static List<ForeignOnset> Within(OtherModels others, DateTimeOffset onset, TimeSpan apart) =>
        [.. others.Broken.Where(o => (o.At - onset).Duration() <= apart).DistinctBy(o => (o.Namespace, o.Name))];
}
