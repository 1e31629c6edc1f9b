using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>
/// Whatever the numbers are: a finite score or typed evidence of why there is none, and never an action on too few samples.
/// </summary>
public class OddDataTests(BackfilledPrometheus prometheus)
{
    private static readonly DriftSignal Amount = BackfilledPolicy.Histogram("amount");

    [Fact]
    public async Task Bins_that_are_empty_on_one_side_give_a_finite_score()
    {
        var judge = await JudgeAsync(
            "zeromass",
            [
                .. Enum.GetValues<DriftMethod>()
                    .Select(m => Amount with { Name = m.ToString().ToLowerInvariant(), Tests = [new DriftTest { Method = m }] }),
            ]
        );
        var status = await judge.LastingAsync();
        var counts = judge.Facts.Signals[0].Counts!.Value!;
        (counts.Reference[^1], counts.Current[0]).ShouldBe((0, 0));
        foreach (var signal in status.Signals)
        {
            double.IsFinite(double.Parse(signal.Value!, System.Globalization.CultureInfo.InvariantCulture))
                .ShouldBeTrue($"{signal.Name}: {signal.Value}");
            signal.Verdict.ShouldBe(Verdict.Breached, signal.Message);
        }
    }

    [Theory]
    [InlineData("onebin", "the buckets of amount are too coarse")]
    [InlineData("constant", "the buckets of amount are too coarse")]
    public async Task What_has_no_spread_is_no_evidence(string model, string why)
    {
        var status = await (await JudgeAsync(model, Amount)).LastingAsync();
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Ambiguous, Verdict.Unknown), status.Of("amount").Message);
        status.Of("amount").Message.ShouldNotBeNull().ShouldStartWith(why);
        status.ShouldNotAct();
    }

    /// <summary>They left the ladder or something stands in for them: a shift either way, and a person has to see which.</summary>
    [Fact]
    public async Task Everything_above_the_ladder_is_drift_that_names_its_edge_and_is_not_trained_on()
    {
        var status = await (await JudgeAsync("becameconstant", Amount)).LastingAsync();
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Value, Verdict.Breached), status.Of("amount").Message);
        status.Of("amount").Message.ShouldNotBeNull().ShouldStartWith("all above 100, where the reference had ");
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldNotBeNull().Rule.ShouldBe("ValuesCollapsed");
    }

    [Fact]
    public async Task Numbers_that_are_none_are_no_evidence()
    {
        var judge = await JudgeAsync("notanumber", Amount, BackfilledPolicy.Score("accuracy", "accuracy{pod=~\"${modelDeployment}-.+\"}"));
        var status = await judge.LastingAsync();
        status.Signals.Select(s => s.Evidence).ShouldBe([EvidenceKind.QueryError, EvidenceKind.QueryError]);
        status.Of("amount").Message.ShouldNotBeNull().ShouldStartWith("amount has buckets that are not numbers");
        status.Of("accuracy").Message.ShouldNotBeNull().ShouldStartWith("the query result is not a number");
        status.Verdict.ShouldBe(Verdict.Unknown);
        status.ShouldNotAct();
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_no_evidence_and_says_how_to_take_it()
    {
        var spec = BackfilledPolicy.Of("moved", Amount) with
        {
            Reference = new DriftReference { ConfigMapRef = new ConfigMapReference { Name = "weeks" } },
        };
        var status = await new BackfilledJudge(await prometheus.SourcesAsync(), spec).LastingAsync();
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown));
        status.Of("amount").Message.ShouldNotBeNull().ShouldContain("mlops-operator baseline capture inputs -n shop --configmap weeks");
        status.ShouldNotAct();
    }

    [Theory]
    [InlineData("1h", 300, 420, EvidenceKind.Idle, Verdict.Unknown)]
    [InlineData("2h", 620, 820, EvidenceKind.Value, Verdict.Warning)]
    public async Task Too_few_samples_never_act_though_the_same_move_is_seen_with_more(
        string window,
        long least,
        long most,
        EvidenceKind evidence,
        Verdict verdict
    )
    {
        var spec = BackfilledPolicy.Of("few", Amount with { Critical = true }) with
        {
            Current = new DriftWindow { Window = window, MinSamples = 500 },
            EvaluationIntervalSeconds = 900,
            ForEvaluations = new ForEvaluations { Of = 9 },
        };
        var status = await new BackfilledJudge(await prometheus.SourcesAsync(), spec).LastingAsync();
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((evidence, verdict), status.Of("amount").Message);
        status.Of("amount").Samples.ShouldBeInRange(least, most);
        status.Of("amount").ReferenceSamples.ShouldBeInRange(least, most);
        status.ShouldNotAct();
    }

    [Fact]
    public async Task A_new_category_is_drift_by_a_finite_score()
    {
        var judge = await JudgeAsync("newcategory", BackfilledPolicy.Categories("merchants_total", "category"));
        var status = await judge.LastingAsync();
        status.Verdict.ShouldBe(Verdict.Breached, status.Of("category").Message);
        judge.Read("category").Counts!.Value!.Bins.ShouldBe(3);
        judge.Read("category").Counts!.Value!.Reference[2].ShouldBe(0);
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldBeNull();
    }

    private async Task<BackfilledJudge> JudgeAsync(string model, params DriftSignal[] signals) =>
        new(await prometheus.SourcesAsync(), BackfilledPolicy.Of(model, signals));
}
