using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Reports;

public partial class DriftPageTests
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
        head.ShouldContain("Breached since 2026-07-08 09:00:00Z");
        head.ShouldContain("0.5 of the signals' weight drifts; threshold for the model 0.5");
        head.ShouldContain("Observe");
        head.ShouldContain("1h, against the same window 7d before");
        head.ShouldContain("its predictions may have become worse");
    }

    [Theory]
    [InlineData(Verdict.Healthy, "as far as there is evidence")]
    [InlineData(Verdict.Warning, "not far, long or widely enough")]
    [InlineData(Verdict.Unknown, "not enough evidence to report")]
    public async Task Each_verdict_means_something_else(Verdict verdict, string meaning)
    {
        _watched.Found(new DriftPolicyStatus { ObservedGeneration = 1, Verdict = verdict });
        var page = await PageAsync();
        Text(page.Descendants("header").Single()).ShouldContain(meaning);
        Classes(page.Descendants("h1").Single()).ShouldContain(verdict.ToString());
    }

    [Fact]
    public async Task A_policy_that_was_never_judged_is_shown_as_it_would_be_read() =>
        Text((await PageAsync()).Descendants("header").Single()).ShouldContain("has not evaluated this policy yet");

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
        Text(page.Descendants("header").Single()).ShouldContain("Nothing is evaluated: spec.reference");
        page.Descendants("svg").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_carried_the_decision_comes_first_then_what_went_farthest()
    {
        _watched.With(s =>
            s with
            {
                Signals = [Amount("steady"), Amount("moved"), Amount("carried"), Amount("weighty") with { Critical = true }],
            }
        );
        _watched.Amounts = at => History.Buckets(at > Noon.AddDays(-1) ? ADrift.Moved : ADrift.Bell);
        _watched.Signals(s =>
            s.Name == "moved"
                ? s
                : s with
                {
                    Source = new SignalSource
                    {
                        Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" },
                    },
                }
        );
        _watched.Found(Breached("carried", "weighty"));
        Sections(await PageAsync())
            .Select(s => s.Attribute("id")!.Value)
            .ShouldBe(["signal-weighty", "signal-carried", "signal-moved", "signal-steady"]);
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
        Text(Section(page, "amount")).ShouldContain("drives the decision");
        Text(Section(page, "merchant")).ShouldNotContain("drives the decision");
        _watched.Found(Breached("merchant") with { Signals = [] });
        Text(Section(await PageAsync(), "merchant")).ShouldContain("drives the decision");
        var over = Breached("merchant");
        _watched.Found(over with { Signals = [], Episode = over.Episode! with { State = EpisodeState.Closed, ClosedAt = Noon } });
        Text(Section(await PageAsync(), "merchant")).ShouldNotContain("drives the decision");
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
        _watched.Categories = at =>
            at > Noon.AddDays(-1)
                ? History.Categories(("food", 5000), ("crypto", 5000))
                : History.Categories(("food", 5000), ("travel", 5000));
        var picture = Section(await PageAsync(), "merchant").Descendants("svg").First();
        picture
            .Elements("text")
            .Select(t => t.Value)
            .Where(t => t.Contains('('))
            .ShouldBe(["travel (gone)", "crypto (new)"], ignoreOrder: true);
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
}
