using System.Globalization;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift.Streams;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>Which signals no longer move together as they did. Effect and significance together, as for a signal; it only warns.</summary>
internal static class CorrelationJudge
{
    /// <summary>A medium effect after Cohen; with a day of looks, significance alone is reached by negligible changes.</summary>
    private const double LeastEffect = 0.3;

    /// <summary>Bonferroni over the pairs.</summary>
    private const double Significance = 0.05;

    private const int MostKept = 10;

    /// <summary>Pairs that changed, the most significant first, at most ten.</summary>
    public static IReadOnlyList<CorrelationStatus> Judge(DriftFacts facts)
    {
        var pairs = Pairs([.. facts.Signals.Where(s => s.Means?.Value is not null)]).ToList();
        return
        [
            .. pairs
                .Where(p => p.Change.PValue < Significance / pairs.Count && p.Change.Effect >= LeastEffect)
                .OrderBy(p => p.Change.PValue)
                .Take(MostKept)
                .Select(p => facts.Status.Correlations.FirstOrDefault(c => c.A == p.A && c.B == p.B) ?? Status(facts, p.A, p.B, p.Change)),
        ];
    }

    /// <summary>The messages about them, and about what is unknown.</summary>
    public static IEnumerable<string> Words(DriftFacts facts, IReadOnlyList<CorrelationStatus> changed)
    {
        if (changed.Count > 0)
            yield return $"correlation changed: {string.Join(", ", changed.Select(c => $"{c.A} with {c.B} ({c.Reference} → {c.Current})"))}";
        if (facts.Signals.FirstOrDefault(s => s.Means is { Value: null }) is { Means: { } lacking } signal)
            yield return $"no correlation for {signal.Signal.Name}: {lacking.Message}";
    }

    private static IEnumerable<(string A, string B, CorrelationChange Change)> Pairs(List<SignalFacts> signals)
    {
        for (var i = 0; i < signals.Count; i++)
        {
            for (var j = i + 1; j < signals.Count; j++)
            {
                var (a, b) = (signals[i].Means!.Value!, signals[j].Means!.Value!);
                if (CorrelationChange.Of(Together(a.Reference, b.Reference), Together(a.Current, b.Current)) is { } change)
                    yield return (signals[i].Signal.Name, signals[j].Signal.Name, change);
            }
        }
    }

    /// <summary>Where both have a value: they are looked at in the same moments.</summary>
    private static (List<double> A, List<double> B) Together(IReadOnlyList<Sample> a, IReadOnlyList<Sample> b)
    {
        var others = b.ToDictionary(s => s.Time, s => s.Value);
        var both = a.Where(s => others.ContainsKey(s.Time)).ToList();
        return ([.. both.Select(s => s.Value)], [.. both.Select(s => others[s.Time])]);
    }

    private static CorrelationStatus Status(DriftFacts facts, string a, string b, CorrelationChange change) =>
        new()
        {
            A = a,
            B = b,
            Since = facts.Now,
            Reference = change.Before.ToString("0.##", CultureInfo.InvariantCulture),
            Current = change.Now.ToString("0.##", CultureInfo.InvariantCulture),
            PValue = change.PValue.ToString("0.#e+0", CultureInfo.InvariantCulture),
        };
}
