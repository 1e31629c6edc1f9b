using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Quality;

/// <summary>Where quality is declared, drift alone warns, and drift with a fall of quality is trained on.</summary>
public class QualityRulesTests
{
    private static readonly Reading<ScoreValue> None = Reading<ScoreValue>.None(EvidenceKind.Idle, "12 samples", "labels");

    private static ADrift Drifting() => new ADrift().Signal("amount", () => Pair(Bell, Moved));

    [Fact]
    public void Quality_that_holds_holds_the_training()
    {
        var doubt = Drifting().Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9", "0.95").Doubt();
        doubt!.Rule.ShouldBe("QualityHolds");
        doubt.Message.ShouldContain("quality signal accuracy has not fallen: 0.97 (warns at or below 0.95, drift at or below 0.9)");
    }

    [Theory]
    [InlineData(0.94)]
    [InlineData(0.85)]
    public void Quality_that_falls_or_begins_to_leaves_no_doubt(double accuracy) =>
        Drifting().Score("accuracy", accuracy, ScoreDirection.LowerIsDrift, "0.9", "0.95").Doubt().ShouldBeNull();

    [Fact]
    public void One_of_several_is_enough_whatever_the_others_are() =>
        Drifting()
            .Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9")
            .Score("recall", 0.3, ScoreDirection.LowerIsDrift, "0.6")
            .Quality("precision", () => None, ScoreDirection.LowerIsDrift, "0.7")
            .Doubt()
            .ShouldBeNull();

    [Fact]
    public void Quality_without_evidence_is_neither_good_nor_bad()
    {
        var doubt = Drifting()
            .Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9")
            .Quality("recall", () => None, ScoreDirection.LowerIsDrift, "0.6")
            .Doubt();
        (doubt!.Rule, doubt.Message).ShouldBe(("QualityUnknown", "quality signal recall has no evidence: 12 samples; labels"));
    }

    [Fact]
    public void Confidence_vouches_for_nothing_either_way()
    {
        Drifting()
            .Quality(
                "confidence",
                () => Reading<ScoreValue>.Of(new ScoreValue(0.9), "q"),
                ScoreDirection.LowerIsDrift,
                "0.5",
                kind: SignalKind.Confidence
            )
            .Doubt()
            .ShouldBeNull();
        Drifting()
            .Quality(
                "confidence",
                () => Reading<ScoreValue>.Of(new ScoreValue(0.3), "q"),
                ScoreDirection.LowerIsDrift,
                "0.5",
                kind: SignalKind.Confidence
            )
            .Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9")
            .Doubt()!
            .Rule.ShouldBe("QualityHolds");
    }

    [Fact]
    public void Broken_data_are_told_before_quality() =>
        Drifting()
            .Silent("hour", EvidenceKind.NoData, "no series", DataFault.Vanished)
            .Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9")
            .Doubt()!
            .Rule.ShouldBe("SignalVanished");
}
