using MlOps.EndToEnd.BackfilledHistory.Metrics;
using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.EndToEnd.BackfilledHistory;

/// <summary>A revision took over an hour and a quarter before the end.</summary>
public class PromotionDriftTests(BackfilledPrometheus prometheus)
{
    [Fact]
    public async Task Across_a_promotion_inputs_are_judged_and_outputs_are_not()
    {
        var judge = await JudgeAsync();
        var status = await judge.AtAsync(SimulatedModels.Promotion.AddMinutes(30));
        (status.Of("amount").Evidence, status.Of("amount").Verdict).ShouldBe((EvidenceKind.Value, Verdict.Healthy));
        status.Of("amount").Samples.ShouldBeInRange(3300, 3700);
        (status.Of("prediction").Evidence, status.Of("prediction").Verdict).ShouldBe((EvidenceKind.NoData, Verdict.Unknown));
        status.Of("prediction").Message.ShouldNotBeNull().ShouldContain("spans the promotion of revision 0123456789");
        status.Conditions.Single(c => c.Type == "DataQualityOK").Status.ShouldBe("True");
        status.ShouldNotAct();
    }

    [Fact]
    public async Task After_it_the_outputs_of_the_serving_revision_alone_are_judged()
    {
        var judge = await JudgeAsync();
        var status = await judge.AtAsync(SimulatedModels.Promotion.AddMinutes(60));
        status.Of("prediction").Evidence.ShouldBe(EvidenceKind.Value, status.Of("prediction").Message);
        status.Of("prediction").Verdict.ShouldBe(Verdict.Warning);
        judge.Read("prediction").Counts!.Query.ShouldContain("promoted-0123456789");
        // The week before there was the other revision only, and it is the reference all the same.
        status.Of("prediction").ReferenceSamples.ShouldBeInRange(3300, 3700);
    }

    private async Task<BackfilledJudge> JudgeAsync() =>
        new(
            await prometheus.SourcesAsync(),
            BackfilledPolicy.Of(
                "promoted",
                BackfilledPolicy.Histogram("amount"),
                BackfilledPolicy.Histogram("prediction", SignalKind.Prediction)
            ),
            BackfilledPolicy.Model("promoted", SimulatedModels.Promotion)
        );
}
