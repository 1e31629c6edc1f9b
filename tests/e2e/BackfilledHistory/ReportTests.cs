using System.Xml;
using System.Xml.Linq;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.Serialization;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Cli.Reports;
using MlOps.Operator.Controllers;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>The report of a policy that drifts, replayed from a real Prometheus.</summary>
public class ReportTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task It_is_one_page_that_needs_nothing_else_with_pictures_of_each_signal()
    {
        var signals = new[] { BackfilledPolicy.Histogram("age"), BackfilledPolicy.Histogram("amount") };
        var (page, trouble) = await PageAsync("moved", signals);
        trouble.ShouldBeEmpty();
        page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("://");
        page.ShouldNotContain("<script");
        var sections = Sections(page);
        // What carried the decision comes first, whatever the policy's order.
        sections.Select(Id).ShouldBe(["signal-amount", "signal-age"]);
        sections.ShouldAllBe(s => s.Descendants().Count(e => e.Name.LocalName == "svg") >= 2);
        sections[0].Value.ShouldContain("drives the decision");
        sections[0].Value.ShouldContain("increase(amount_bucket{");
    }

    [Fact]
    public async Task A_signal_without_evidence_is_told_and_has_its_place()
    {
        var (page, trouble) = await PageAsync("vanished", BackfilledPolicy.Histogram("amount"), BackfilledPolicy.Histogram("age"));
        trouble.ShouldContain("age: no evidence: no series of age_bucket");
        Sections(page).Select(Id).ShouldBe(["signal-amount", "signal-age"]);
    }

    private async Task<(string Page, string Trouble)> PageAsync(string model, params DriftSignal[] signals)
    {
        var sources = await prometheus.SourcesAsync();
        var judge = new BackfilledJudge(sources, BackfilledPolicy.Of(model, signals));
        await judge.LastingAsync();
        judge.Objects.With(ResourceKinds.DriftPolicies, EntityJson.Encode(judge.Policy));
        using StringWriter page = new(),
            trouble = new();
        var session = new LiveSession(
            judge.Objects,
            BackfilledPolicy.Namespace,
            name => new([new(name, new RememberedAnswers(sources.Find(name, BackfilledPolicy.Namespace).Source!))])
        );
        var run = new ReportRun(session, new StoppedClock(ScrapeTimes.End + DriftSchedule.Settle), page, trouble);
        (
            await run.RunAsync(
                new ObjectKey(BackfilledPolicy.Namespace, judge.Policy.Metadata.Name),
                "-",
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(0, trouble.ToString());
        return (page.ToString(), trouble.ToString());
    }

    /// <summary>Those of signals; a page that is not well-formed fails here.</summary>
    private static List<XElement> Sections(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return [.. XDocument.Load(reader).Descendants("section").Where(s => Id(s).StartsWith("signal-", StringComparison.Ordinal))];
    }

    private static string Id(XElement section) => section.Attribute("id")?.Value ?? "";
}
