using System.Text.RegularExpressions;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>Reasons of Events are a contract: docs/events.md lists every one that the source records, and no other.</summary>
public partial class EventDocsTests
{
    private static readonly string Docs = File.ReadAllText(Repository.PathOf("docs", "events.md"));

    [Fact]
    public void The_page_lists_every_reason_that_the_source_records_and_no_other()
    {
        var recorded = new[] { "Decisions", "Operator" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(File.ReadAllText)
            .SelectMany(text => Recorded().Matches(text))
            .Select(m => m.Groups["reason"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        recorded.Count.ShouldBeGreaterThan(35);
        var all = recorded
            .Concat(Enum.GetValues<EvidenceSource>().Select(OfEpisode))
            .Concat([Reasons.InvalidSpec, Reasons.ModelNotFound, Reasons.ServiceConflict])
            .Distinct()
            .Order(StringComparer.Ordinal);
        Listed().Matches(Docs).Select(m => m.Groups["reason"].Value).Distinct().Order(StringComparer.Ordinal).ShouldBe(all);
    }

    private static string OfEpisode(EvidenceSource judge) =>
        SloPolicyEvents
            .Between(
                new(),
                new()
                {
                    Episode = new()
                    {
                        Number = 1,
                        State = EpisodeState.Open,
                        Source = judge,
                        Revision = "h",
                        PromotionSeq = 1,
                        Onset = default,
                        OpenedAt = default,
                    },
                }
            )
            .Single()
            .Reason;

    [GeneratedRegex(@"(?:EventRecord\.(?:Normal|Warning)\(\s*|(?:EventSeverity|EventType)\.(?:Normal|Warning),\s+)""(?<reason>[A-Z]\w+)""")]
    private static partial Regex Recorded();

    [GeneratedRegex(@"`(?<reason>[A-Z]\w+)`")]
    private static partial Regex Listed();
}
