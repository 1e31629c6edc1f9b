using MlOps.Decisions.State;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.Checks;

/// <summary>Many models that break at once share a cause; rolling them back would only add to the disturbance.</summary>
internal static class Storm
{
    private const int Fewest = 3;
    private const double Share = 0.2;
    private static readonly TimeSpan Coincidence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long a shared onset holds the rollback: one evaluation of the policy, but at least a usual scrape interval.</summary>
    public static TimeSpan Correlation(SloPolicy policy) => TimeSpan.FromSeconds(Math.Max(15, policy.Spec.EvaluationIntervalSeconds));

    public static IReadOnlyList<ForeignOnset> Near(OtherModels others, DateTimeOffset onset) => Within(others, onset, Coincidence);

    /// <summary>At least three other models, or a fifth of those evaluated if that is more.</summary>
    public static bool IsOn(OtherModels others, DateTimeOffset onset, out IReadOnlyList<ForeignOnset> broken)
    {
        broken = Within(others, onset, Window);
        return broken.Count >= Math.Max(Fewest, Share * others.Evaluated);
    }

    /// <summary>Models in other namespaces are counted but not named: their names belong to their tenants.</summary>
    public static string Describe(ModelState state, IReadOnlyList<ForeignOnset> broken)
    {
        var named = broken
            .Where(o => o.Namespace == state.Metadata.Namespace)
            .Select(o => o.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Take(3)
            .ToList();
        var names = named.Count == 0 ? "" : $" ({string.Join(", ", named)}{(named.Count < broken.Count ? ", …" : "")})";
        return $"{Plural.Of(broken.Count, "other model")}{names}";
    }

    private static List<ForeignOnset> Within(OtherModels others, DateTimeOffset onset, TimeSpan apart) =>
        [.. others.Broken.Where(o => (o.At - onset).Duration() <= apart).DistinctBy(o => (o.Namespace, o.Name))];
}
