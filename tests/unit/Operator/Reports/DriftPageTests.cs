using System.Xml;
using System.Xml.Linq;
using MlOps.Operator.Reports.Drift;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Reports;

public class DriftPageTests
{
    private const string Hostile = "\"><img src=x onerror=alert(1)></title></svg></pre><script>alert('1')</script>&amp;";
    private static readonly DateTimeOffset Noon = AWatchedModel.Noon;

    private readonly AWatchedModel _watched = new();

    [Fact]
    public async Task The_head_says_which_model_in_which_state_since_when_and_what_that_means()
    {
        _watched.Found(Breached("amount"));
        var page = await PageAsync();
        var head = Text(page.Descendants("header").Single());
        head.ShouldContain("shop/inputs");
        head.ShouldContain("fraud 1");
        head.ShouldContain("0123456789");
        head.ShouldContain("Breached since 2026-07-08 09:00 UTC");
        head.ShouldContain("0.5 of the signals' weight drifts; the model does from 0.5");
        head.ShouldContain("Observe");
        head.ShouldContain("1h, against the same window 7d before");
        head.ShouldContain("its predictions may be worse");
    }

    [Theory]
    [InlineData(Verdict.Healthy, "as far as there is evidence")]
    [InlineData(Verdict.Warning, "not far, long or widely enough")]
    [InlineData(Verdict.Unknown, "neither drift nor health is claimed")]
    public async Task Each_verdict_means_something_else(Verdict verdict, string meaning)
    {
        _watched.Found(new DriftPolicyStatus { ObservedGeneration = 1, Verdict = verdict });
        var page = await PageAsync();
        Text(page.Descendants("header").Single()).ShouldContain(meaning);
        Classes(page.Descendants("h1").Single()).ShouldContain(verdict.ToString());
    }

    [Fact]
    public async Task A_policy_that_was_never_judged_is_shown_as_it_would_be_read() =>
        Text((await PageAsync()).Descendants("header").Single()).ShouldContain("has not judged this policy yet");

    [Fact]
    public async Task A_verdict_on_an_older_spec_is_marked()
    {
        _watched.Found(new DriftPolicyStatus { ObservedGeneration = 0, Verdict = Verdict.Healthy });
        Text((await PageAsync()).Descendants("header").Single()).ShouldContain("the spec has changed since");
    }

    [Fact]
    public async Task A_policy_that_cannot_be_judged_says_why_and_has_no_pictures()
    {
        _watched.With(s => s with { Reference = null });
        var page = await PageAsync();
        Text(page.Descendants("header").Single()).ShouldContain("Nothing is judged: spec.reference");
        page.Descendants("svg").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_carried_the_decision_comes_first_then_what_went_farthest()
    {
        _watched.With(s => s with { Signals = [Amount("steady"), Amount("moved"), Amount("carried"), Amount("weighty") with { Critical = true }] });
        _watched.Amounts = at => History.Buckets(at > Noon.AddDays(-1) ? ADrift.Moved : ADrift.Bell);
        _watched.Signals(s => s.Name == "moved" ? s : s with { Source = new SignalSource { Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" } } });
        _watched.Found(Breached("carried", "weighty"));
        Sections(await PageAsync()).Select(s => s.Attribute("id")!.Value).ShouldBe(["signal-weighty", "signal-carried", "signal-moved", "signal-steady"]);
    }

    [Fact]
    public async Task A_signals_query_stands_once()
    {
        var section = Section(await PageAsync(), "amount");
        var query = section.Descendants("pre").Single().Value;
        query.ShouldContain("increase(");
        Text(section).Split(query).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Only_what_drifts_or_opened_the_episode_carries_it()
    {
        _watched.Found(Breached("amount"));
        var page = await PageAsync();
        Text(Section(page, "amount")).ShouldContain("carries the decision");
        Text(Section(page, "merchant")).ShouldNotContain("carries the decision");
        _watched.Found(Breached("merchant") with { Signals = [] });
        Text(Section(await PageAsync(), "merchant")).ShouldContain("carries the decision");
        var over = Breached("merchant");
        _watched.Found(over with { Signals = [], Episode = over.Episode! with { State = EpisodeState.Closed, ClosedAt = Noon } });
        Text(Section(await PageAsync(), "merchant")).ShouldNotContain("carries the decision");
    }

    [Fact]
    public async Task Both_distributions_are_drawn_in_shares_of_their_own_samples()
    {
        _watched.Amounts = at => at > Noon.AddDays(-1) ? History.Buckets(0, 0, 0, 0, 0, 0, 0, 2500, 2500) : History.Buckets(ADrift.Bell);
        var picture = Section(await PageAsync(), "amount").Descendants("svg").First();
        var bars = picture.Descendants("rect").Where(r => Classes(r).Contains("current")).ToList();
        bars.Count.ShouldBe(ADrift.Bell.Length);
        bars.Select(b => Number(b, "height") > 0).ShouldBe([false, false, false, false, false, false, false, true, true]);
        Text(bars[7]).ShouldBe("7 to 8: current 50 %, reference 4 %");
        Text(bars[8]).ShouldStartWith("above 8:");
        var steps = Points(picture.Descendants("polyline").Single(p => Classes(p).Contains("reference")));
        steps.Count.ShouldBe((2 * ADrift.Bell.Length) + 2);
        // 24 % of the reference against 50 % of the window, whatever the numbers of samples are.
        var ground = steps[0].Y;
        ((ground - steps.Min(s => s.Y)) / Number(bars[7], "height")).ShouldBe(0.48, 0.01);
    }

    [Fact]
    public async Task A_category_that_is_new_and_one_that_is_gone_are_marked()
    {
        _watched.Categories = at => at > Noon.AddDays(-1) ? History.Categories(("food", 5000), ("crypto", 5000)) : History.Categories(("food", 5000), ("travel", 5000));
        var picture = Section(await PageAsync(), "merchant").Descendants("svg").First();
        picture.Elements("text").Select(t => t.Value).Where(t => t.Contains('(')).ShouldBe(["travel (gone)", "crypto (new)"], ignoreOrder: true);
        picture.Elements("text").Single(t => Classes(t).Contains("new")).Value.ShouldBe("crypto (new)");
        picture.Descendants("rect").Count().ShouldBe(6);
    }

    [Fact]
    public async Task Of_many_categories_the_rare_ones_are_counted()
    {
        (string, double)[] known = [.. Enumerable.Range(0, 25).Select(i => ($"c{i:00}", 1000.0 - i))];
        _watched.Categories = at => History.Categories(at > Noon.AddDays(-1) ? [.. known, ("rare", 1)] : known);
        var picture = Section(await PageAsync(), "merchant").Descendants("svg").First();
        Text(picture).ShouldContain("and 6 rarer ones, 1 of them new");
        picture.Descendants("rect").Count().ShouldBe(40);
    }

    [Fact]
    public async Task Each_measure_has_its_levels_and_twelve_evaluations()
    {
        var section = Section(await PageAsync(), "amount");
        var curves = section.Descendants("svg").Skip(1).ToList();
        curves.Count.ShouldBe(2);
        foreach (var curve in curves)
        {
            curve.Descendants("circle").Count().ShouldBe(12);
            curve.Descendants("line").Count(l => Classes(l).Contains("warnline")).ShouldBe(1);
            curve.Descendants("line").Count(l => Classes(l).Contains("driftline")).ShouldBe(1);
        }

        Text(section).ShouldContain("drift from 0.165");
        Text(section).ShouldContain("warns at 0.099");
        Text(section).ShouldContain("n = 10,000 now, 10,000 in the reference");
    }

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
        var score = new SignalSource { Score = new ScoreSource { Query = "lift", Direction = ScoreDirection.LowerIsDrift, Drift = "-0.5", Warn = "0.1" } };
        _watched.With(s => s with { Signals = [new DriftSignal { Name = "lift", Kind = SignalKind.Quality, Source = score }] });
        _watched.Amounts = at => new QueryAnswer([new(new Dictionary<string, string>(), [new(0, at > Noon.AddHours(-1) ? -0.7 : 0.5)])], null);
        var curve = Section(await PageAsync(), "lift").Descendants("svg").ShouldHaveSingleItem();
        curve.Descendants("circle").Select(c => Classes(c)[0]).ShouldBe([.. Enumerable.Repeat("fine", 8), .. Enumerable.Repeat("drift", 4)]);
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
        episode.ShouldContain("2026-07-08 08:00 UTC");
        episode.ShouldContain("60 min later");
        episode.ShouldContain("not yet");
        Text(page.Descendants("section").Single(s => s.Attribute("id")?.Value == "conditions")).ShouldContain("Judges 2 signals");
        Text(Section(page, "amount").Descendants("details").Single()).ShouldContain("sum by (le, namespace) (increase(amount_bucket{job=\"fraud\",pod=~");
        Section(page, "amount").Descendants("line").Count(l => Classes(l).Contains("onset")).ShouldBe(0);
        _watched.Found(Breached("amount") with { Episode = Breached("amount").Episode! with { Onset = Noon.AddHours(-1) } });
        Section(await PageAsync(), "amount").Descendants("line").Count(l => Classes(l).Contains("onset")).ShouldBe(2);
    }

    [Fact]
    public async Task Names_from_anywhere_stay_text()
    {
        var status = Breached("amount");
        _watched.Found(status with
        {
            Message = Hostile,
            Episode = status.Episode! with { Message = Hostile, Signals = [Hostile] },
            Signals = [status.Signals[0] with { Message = Hostile }],
            Conditions = [status.Conditions[0] with { Message = Hostile, Reason = Hostile, Type = Hostile }],
        });
        _watched.Categories = at => History.Categories((Hostile, 6000), (at > Noon.AddDays(-1) ? $"new {Hostile}" : "old", 4000));
        _watched.Amounts = _ => QueryAnswer.Failed(Hostile);
        var page = await PageAsync();
        page.Descendants().Select(e => e.Name.LocalName).ShouldNotContain(name => name == "script" || name == "img" || name == "iframe" || name == "object");
        page.Descendants().Attributes().Select(a => a.Name.LocalName).ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal));
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
        page.Descendants().Attributes().Select(a => a.Name.LocalName).ShouldNotContain(name => name == "href" || name == "src" || name == "srcset" || name == "action" || name == "data");
        page.Descendants("style").Single().Value.ShouldNotContain("url(");
        page.Descendants("style").Single().Value.ShouldNotContain("@import");
        page.Descendants("meta").Select(m => m.Attribute("content")?.Value ?? "").ShouldContain(c => c.StartsWith("default-src 'none'", StringComparison.Ordinal));
        page.Descendants("style").Single().Value.ShouldContain("prefers-color-scheme:dark");
        page.Descendants("meta").Select(m => m.Attribute("name")?.Value).ShouldContain("viewport");
    }

    private static DriftSignal Amount(string name) => new() { Name = name, Kind = SignalKind.Feature, Source = new SignalSource { Histogram = new HistogramSource { Metric = name } } };

    private static DriftPolicyStatus Breached(params string[] signals) => new()
    {
        ObservedGeneration = 1,
        Verdict = Verdict.Breached,
        Since = Noon.AddHours(-3),
        DriftShare = "0.5",
        Message = "drifted",
        Signals = [.. signals.Select(s => new DriftSignalStatus { Name = s, Verdict = Verdict.Breached, Since = Noon.AddHours(-3), Message = "moved" })],
        Episode = new DriftEpisodeStatus { Number = 3, State = EpisodeState.Open, Onset = Noon.AddHours(-4), OpenedAt = Noon.AddHours(-3), Signals = signals, Message = "drifted" },
        Conditions = [new StatusCondition { Type = "Ready", Status = "True", Reason = "Judging", Message = "Judges 2 signals", LastTransitionTime = Noon }],
    };

    /// <summary>As a strict parser reads it: what is not closed, or closed by a name, is an error.</summary>
    private async Task<XElement> PageAsync()
    {
        using var sources = _watched.Session.Sources(_watched.Policy.Spec.Prometheus);
        var history = await new DriftHistoryGatherer(_watched.Api, sources, _watched.Clock).GatherAsync(_watched.Policy, TestContext.Current.CancellationToken);
        using var text = new StringReader(DriftPage.Write(history));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static List<XElement> Sections(XElement page) => [.. page.Descendants("main").Single().Elements("section")];

    private static XElement Section(XElement page, string signal) => Sections(page).Single(s => s.Attribute("id")!.Value == $"signal-{signal}");

    private static string Text(XElement element) => element.Value;

    private static string[] Classes(XElement element) => [.. element.DescendantsAndSelf().Take(2).SelectMany(e => (e.Attribute("class")?.Value ?? "").Split(' '))];

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static List<(double X, double Y)> Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(',')).Select(p => (Parse(p[0]), Parse(p[1])))];

    private static double Parse(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
