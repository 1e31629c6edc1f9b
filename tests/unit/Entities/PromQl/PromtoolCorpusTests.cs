using MlOps.Entities.Common.PromQl.Parsing;

namespace MlOps.Entities.Tests.PromQl;

/// <summary>The verdicts of Prometheus' own parser over more than a thousand queries, as promtool 2.42 gave them.</summary>
public class PromtoolCorpusTests
{
    [Fact]
    public void Every_query_has_the_verdict_of_Prometheus() =>
        PromtoolVerdict
            .Recorded.Where(recorded => IsAccepted(recorded.Query) != recorded.Accepted)
            .Select(recorded => $"{(recorded.Accepted ? "wrongly refused" : "wrongly accepted")}: {recorded.Query} {Why(recorded.Query)}")
            .ShouldBeEmpty();

    [Fact]
    public void The_corpus_holds_enough_of_both() =>
        (PromtoolVerdict.Recorded.Count(r => r.Accepted) > 300 && PromtoolVerdict.Recorded.Count(r => !r.Accepted) > 300).ShouldBeTrue();

    /// <summary>What only a newer Prometheus takes, the one that gave the verdicts refuses.</summary>
    private static bool IsAccepted(string query) =>
        PromQlQuery.TryParse(query, out var parsed, out _) && parsed.Features.All(f => f.Since is null);

    private static string Why(string query) =>
        PromQlQuery.TryParse(query, out var parsed, out var fault)
            ? string.Join(", ", parsed.Features.Select(f => f.Needs))
            : $"({fault.Message})";
}
