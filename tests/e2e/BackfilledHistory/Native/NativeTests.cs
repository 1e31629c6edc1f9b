using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Evidence;
using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;

namespace MlOps.EndToEnd.BackfilledHistory.Native;

/// <summary>The same of native histograms.</summary>
public class NativeTests(NativePrometheus native) : IClassFixture<NativePrometheus>
{
    [Fact]
    public async Task A_shift_of_the_last_hours_is_drift()
    {
        var judge = Judge("moved");
        for (var quarters = 4; quarters > 0; quarters--)
            await judge.AtAsync(native.End.AddMinutes(-15 * quarters));
        var status = await judge.AtAsync(native.End);
        (status.Of("native_amount").Evidence, status.Verdict).ShouldBe(
            (EvidenceKind.Value, Verdict.Breached),
            status.Of("native_amount").Message
        );
        status.Of("native_amount").Message.ShouldNotBeNull().ShouldContain("sum by (namespace) (increase(native_amount{pod=~");
        var counts = judge.Read("native_amount").Counts!.Value!;
        counts.ReferenceTotal.ShouldBeInRange(3300, 3700);
        counts.CurrentTotal.ShouldBeInRange(3300, 3700);
        status.Requests.ShouldHaveSingleItem().DataQualityIssue.ShouldBeNull();
    }

    [Fact]
    public async Task A_coarser_resolution_is_compared_on_its_own_boundaries()
    {
        var judge = Judge("coarser");
        var status = await judge.AtAsync(native.End);
        (status.Of("native_amount").Evidence, status.Verdict).ShouldBe(
            (EvidenceKind.Value, Verdict.Healthy),
            status.Of("native_amount").Message
        );
        var pair = judge.Read("native_amount").Counts!.Value.ShouldBeOfType<BinnedPair>();
        // Four to a power of two, and not eight.
        pair.Edges.Where(e => e is > 31 and < 129)
            .Select(e => Math.Round(4 * Math.Log2(e), 6))
            .ShouldBe([20, 21, 22, 23, 24, 25, 26, 27, 28]);
        status.ShouldNotAct();
    }

    [Fact]
    public async Task One_that_vanished_is_no_drift_and_breaks_the_data()
    {
        var judge = Judge("vanished");
        var status = await judge.AtAsync(native.End);
        (status.Of("native_amount").Evidence, status.Verdict, judge.Read("native_amount").Fault).ShouldBe(
            (EvidenceKind.NoData, Verdict.Unknown, DataFault.Vanished)
        );
        status.Conditions.Single(c => c.Type == "DataQualityOK").Reason.ShouldBe("SignalVanished");
        status.ShouldNotAct();
    }

    private BackfilledJudge Judge(string model) =>
        new(native.Sources, BackfilledPolicy.Of(model, BackfilledPolicy.Histogram("native_amount")));
}
