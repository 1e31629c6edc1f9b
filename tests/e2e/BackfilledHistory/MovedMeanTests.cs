using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>Means over time, of which one moved.</summary>
public class MovedMeanTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task A_mean_that_moved_is_found_and_never_acts_alone()
    {
        var judge = await JudgeAsync(Mean("amount"), Mean("age"));
        var status = await judge.LastingAsync();
        status.Of("amount-mean").Verdict.ShouldBe(Verdict.Breached, status.Message);
        // One look may exceed its threshold by chance; that does not last.
        status.Of("age-mean").Verdict.ShouldNotBe(Verdict.Breached, status.Message);
        status.DriftShare.ShouldBe("0.5");
        // Every 15 s of an hour, against four weeks of the same hour.
        (status.Of("amount-mean").Samples, status.Of("amount-mean").ReferenceSamples).ShouldBe((240, 960));
        status.Verdict.ShouldBe(Verdict.Warning);
        status.Message.ShouldNotBeNull().ShouldContain("only stream detectors fired");
        status.ShouldNotAct();
    }

    [Fact]
    public async Task Beside_a_distribution_that_moved_it_does()
    {
        var judge = await JudgeAsync(Mean("amount"), BackfilledPolicy.Histogram("amount"));
        var status = await judge.LastingAsync();
        (status.Verdict, status.DriftShare).ShouldBe((Verdict.Breached, "1"), status.Message);
        status.Requests.ShouldHaveSingleItem().Signals.ShouldBe(["amount-mean", "amount"]);
    }

    [Theory]
    [InlineData(StreamDetector.PageHinkley, EvidenceKind.Value, Verdict.Breached, "PageHinkley ")]
    [InlineData(StreamDetector.ADWIN, EvidenceKind.Value, Verdict.Breached, "ADWIN ")]
    [InlineData(StreamDetector.DDM, EvidenceKind.QueryError, Verdict.Unknown, "DDM needs single outcomes, 0 or 1; use CUSUM for a rate")]
    public async Task A_share_that_moved_is_found_by_each_detector_that_takes_shares(
        StreamDetector detector,
        EvidenceKind evidence,
        Verdict verdict,
        string says
    )
    {
        const string Below =
            "sum(rate(amount_bucket{pod=~\"${modelDeployment}-.+\",le=\"60.0\"}[${window}])) / sum(rate(amount_count{pod=~\"${modelDeployment}-.+\"}[${window}]))";
        var signal = BackfilledPolicy.Stream("below", Below);
        var status = await (
            await JudgeAsync(signal with { Source = new SignalSource { Stream = signal.Source.Stream! with { Detector = detector } } })
        ).LastingAsync();
        (status.Of("below").Evidence, status.Of("below").Verdict).ShouldBe((evidence, verdict), status.Of("below").Message);
        status.Of("below").Message.ShouldNotBeNull().ShouldContain(says);
        status.ShouldNotAct();
    }

    private static DriftSignal Mean(string metric) =>
        BackfilledPolicy.Stream(
            $"{metric}-mean",
            $"sum(rate({metric}_sum{{pod=~\"${{modelDeployment}}-.+\"}}[${{window}}])) / sum(rate({metric}_count{{pod=~\"${{modelDeployment}}-.+\"}}[${{window}}]))"
        );

    private async Task<BackfilledJudge> JudgeAsync(params DriftSignal[] signals) =>
        new(await prometheus.SourcesAsync(), BackfilledPolicy.Of("moved", signals));
}
