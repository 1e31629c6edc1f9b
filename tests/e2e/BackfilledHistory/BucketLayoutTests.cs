using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>An exporter whose buckets changed between the reference and now.</summary>
public class BucketLayoutTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task Buckets_without_common_boundaries_are_no_drift_and_ask_for_nothing()
    {
        var (judge, status) = await LastingAsync("reladdered");
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Ambiguous, Verdict.Unknown));
        status
            .Of("amount")
            .Message.ShouldNotBeNull()
            .ShouldStartWith("the buckets of amount changed: fewer than five boundaries are common");
        judge.Read("amount").Fault.ShouldBe(DataFault.LayoutChanged);
        var sound = status.Conditions.Single(c => c.Type == "DataQualityOK");
        (sound.Status, sound.Reason).ShouldBe(("False", "BucketLayoutChanged"));
        status.ShouldNotAct();
    }

    [Theory]
    [InlineData("overlapping", new double[] { 20, 30, 40, 50, 60, 70 })]
    [InlineData("refined", new double[] { 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 })]
    public async Task Where_enough_boundaries_remain_they_are_compared(string model, double[] common)
    {
        var (judge, status) = await LastingAsync(model);
        (status.Of("amount").Evidence, status.Verdict).ShouldBe((EvidenceKind.Value, Verdict.Healthy), status.Of("amount").Message);
        var pair = judge.Read("amount").Counts!.Value.ShouldBeOfType<BinnedPair>();
        pair.Edges.ShouldBe(common);
        pair.CurrentTotal.ShouldBeInRange(3300, 3700);
        status.ShouldNotAct();
    }

    private async Task<(BackfilledJudge Judge, DriftPolicyStatus Status)> LastingAsync(string model)
    {
        var judge = new BackfilledJudge(await prometheus.SourcesAsync(), BackfilledPolicy.Of(model, BackfilledPolicy.Histogram("amount")));
        return (judge, await judge.LastingAsync());
    }
}
