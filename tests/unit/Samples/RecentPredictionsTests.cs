using MlOps.Samples.FraudModel.Serving;

namespace MlOps.Samples.Tests;

public class RecentPredictionsTests
{
    [Fact]
    public void A_prediction_meets_its_truth_once()
    {
        var recent = new RecentPredictions(10);
        recent.Remember("a", fraud: true);
        recent.TryTake("a", out var fraud).ShouldBeTrue();
        fraud.ShouldBeTrue();
        recent.TryTake("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_is_forgotten_first()
    {
        var recent = new RecentPredictions(2);
        recent.Remember("a", false);
        recent.Remember("b", false);
        recent.Remember("c", false);
        recent.TryTake("a", out _).ShouldBeFalse();
        recent.TryTake("c", out _).ShouldBeTrue();
    }
}
