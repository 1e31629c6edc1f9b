using System.Xml;
using System.Xml.Linq;
using MlOps.Operator.Reports.Drift;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Reports;

public partial class DriftPageTests
{
    [Fact]
    public async Task A_window_without_evidence_is_a_gap_and_no_zero()
    {
        var gap = Noon.AddMinutes(-15 * 4);
        _watched.Amounts = at => at == gap ? History.Nothing : History.Buckets(at > Noon.AddDays(-1) ? ADrift.Moved : ADrift.Bell);
        var curve = Section(await PageAsync(), "amount").Descendants("svg").Skip(1).First();
        curve.Descendants("circle").Count(c => Classes(c).Contains("none")).ShouldBe(1);
        curve.Descendants("circle").Count(c => Classes(c).Contains("drift")).ShouldBe(11);
        curve.Descendants("polyline").Where(p => Classes(p).Contains("measure")).Select(p => Points(p).Count).ShouldBe([7, 4]);
    }

    [Fact]
    public async Task A_score_has_its_own_levels_also_below_zero()
    {
        var score = new SignalSource
        {
            Score = new ScoreSource
            {
                Query = "lift",
                Direction = ScoreDirection.LowerIsDrift,
                Drift = "-0.5",
                Warn = "0.1",
            },
        };
        _watched.With(s =>
            s with
            {
                Signals =
                [
                    new DriftSignal
                    {
                        Name = "lift",
                        Kind = SignalKind.Quality,
                        Source = score,
                    },
                ],
            }
        );
        _watched.Amounts = at => new QueryAnswer(
            [new(new Dictionary<string, string>(), [new(0, at > Noon.AddHours(-1) ? -0.7 : 0.5)])],
            null
        );
        var curve = Section(await PageAsync(), "lift").Descendants("svg").ShouldHaveSingleItem();
        curve
            .Descendants("circle")
            .Select(c => Classes(c)[0])
            .ShouldBe([.. Enumerable.Repeat("fine", 8), .. Enumerable.Repeat("drift", 4)]);
        var heights = Points(curve.Descendants("polyline").Single(p => Classes(p).Contains("measure"))).Select(p => p.Y).ToList();
        var level = Number(curve.Descendants("line").Single(l => Classes(l).Contains("driftline")), "y1");
        heights[0].ShouldBeLessThan(level);
        heights[^1].ShouldBeGreaterThan(level);
    }

    [Fact]
    public async Task A_signal_without_evidence_says_why_instead()
    {
        _watched.Amounts = _ => QueryAnswer.Failed("no such host");
        var section = Section(await PageAsync(), "amount");
        Text(section).ShouldContain("no such host");
        section.Descendants("svg").ShouldBeEmpty();
    }

    [Fact]
    public async Task Episode_conditions_and_queries_are_there()
    {
        _watched.Found(Breached("amount"));
        var page = await PageAsync();
        var episode = Text(page.Descendants("section").Single(s => s.Attribute("id")?.Value == "episode"));
        episode.ShouldContain("Episode 3");
        episode.ShouldContain("2026-07-08 08:00:00Z");
        episode.ShouldContain("60 min later");
        episode.ShouldContain("not yet");
        Text(page.Descendants("section").Single(s => s.Attribute("id")?.Value == "conditions")).ShouldContain("Judges 2 signals");
        Text(Section(page, "amount").Descendants("details").Single())
            .ShouldContain("sum by (le, namespace) (increase(amount_bucket{job=\"fraud\",pod=~");
        Section(page, "amount").Descendants("line").Count(l => Classes(l).Contains("onset")).ShouldBe(0);
        _watched.Found(Breached("amount") with { Episode = Breached("amount").Episode! with { Onset = Noon.AddHours(-1) } });
        Section(await PageAsync(), "amount").Descendants("line").Count(l => Classes(l).Contains("onset")).ShouldBe(2);
    }

    [Fact]
    public async Task Names_from_anywhere_stay_text()
    {
        var status = Breached("amount");
        _watched.Found(
            status with
            {
                Message = Hostile,
                Episode = status.Episode! with { Message = Hostile, Signals = [Hostile] },
                Signals = [status.Signals[0] with { Message = Hostile }],
                Conditions = [status.Conditions[0] with { Message = Hostile, Reason = Hostile, Type = Hostile }],
            }
        );
        _watched.Categories = at => History.Categories((Hostile, 6000), (at > Noon.AddDays(-1) ? $"new {Hostile}" : "old", 4000));
        _watched.Amounts = _ => QueryAnswer.Failed(Hostile);
        var page = await PageAsync();
        page.Descendants()
            .Select(e => e.Name.LocalName)
            .ShouldNotContain(name => name == "script" || name == "img" || name == "iframe" || name == "object");
        page.Descendants()
            .Attributes()
            .Select(a => a.Name.LocalName)
            .ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal));
        Text(page.Descendants("header").Single()).ShouldContain(Hostile);
        Text(Section(page, "amount")).ShouldContain(Hostile);
        Text(Section(page, "merchant")).ShouldContain($"{Hostile}: reference 60 %");
        Text(page.Descendants("section").Single(s => s.Attribute("id")?.Value == "conditions")).ShouldContain(Hostile);
    }

    [Fact]
    public async Task Nothing_is_fetched_and_nothing_is_run()
    {
        _watched.Found(Breached("amount"));
        var page = await PageAsync();
        page.Descendants()
            .Attributes()
            .Select(a => a.Name.LocalName)
            .ShouldNotContain(name => name == "href" || name == "src" || name == "srcset" || name == "action" || name == "data");
        page.Descendants("style").Single().Value.ShouldNotContain("url(");
        page.Descendants("style").Single().Value.ShouldNotContain("@import");
        page.Descendants("meta")
            .Select(m => m.Attribute("content")?.Value ?? "")
            .ShouldContain(c => c.StartsWith("default-src 'none'", StringComparison.Ordinal));
        page.Descendants("style").Single().Value.ShouldContain("prefers-color-scheme:dark");
        page.Descendants("meta").Select(m => m.Attribute("name")?.Value).ShouldContain("viewport");
    }

    private static DriftSignal Amount(string name) =>
        new()
        {
            Name = name,
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = name } },
        };

    private static DriftPolicyStatus Breached(params string[] signals) =>
        new()
        {
            ObservedGeneration = 1,
            Verdict = Verdict.Breached,
            Since = Noon.AddHours(-3),
            DriftShare = "0.5",
            Message = "drifted",
            Signals =
            [
                .. signals.Select(s => new DriftSignalStatus
                {
                    Name = s,
                    Verdict = Verdict.Breached,
                    Since = Noon.AddHours(-3),
                    Message = "moved",
                }),
            ],
            Episode = new DriftEpisodeStatus
            {
                Number = 3,
                State = EpisodeState.Open,
                Onset = Noon.AddHours(-4),
                OpenedAt = Noon.AddHours(-3),
                Signals = signals,
                Message = "drifted",
            },
            Conditions =
            [
                new StatusCondition
                {
                    Type = "Ready",
                    Status = "True",
                    Reason = "Judging",
                    Message = "Judges 2 signals",
                    LastTransitionTime = Noon,
                },
            ],
        };

    /// <summary>As a strict parser reads it: what is not closed, or closed by a name, is an error.</summary>
    private async Task<XElement> PageAsync()
    {
        using var sources = _watched.Session.Sources(_watched.Policy.Spec.Prometheus);
        var history = await new DriftHistoryGatherer(_watched.Api, sources, _watched.Clock).GatherAsync(
            _watched.Policy,
            TestContext.Current.CancellationToken
        );
        using var text = new StringReader(DriftPage.Write(history));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static List<XElement> Sections(XElement page) => [.. page.Descendants("main").Single().Elements("section")];

    private static XElement Section(XElement page, string signal) =>
        Sections(page).Single(s => s.Attribute("id")!.Value == $"signal-{signal}");

    private static string Text(XElement element) => element.Value;

    private static string[] Classes(XElement element) =>
        [.. element.DescendantsAndSelf().Take(2).SelectMany(e => (e.Attribute("class")?.Value ?? "").Split(' '))];

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static List<(double X, double Y)> Points(XElement line) =>
        [
            .. line.Attribute("points")!
                .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split(','))
                .Select(p => (Parse(p[0]), Parse(p[1]))),
        ];

    private static double Parse(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
