using MlOps.Samples.FraudModel.Serving;

namespace MlOps.Samples.Tests;

public class RecentPredictionsTests
{
    [Fact]
    public void A_prediction_meets_its_truth_once()
    {
        var recent = new RecentPredictions(10);
        recent.Remember("a", 0.7);
        recent.TryTake("a", out var probability).ShouldBeTrue();
        probability.ShouldBe(0.7);
        recent.TryTake("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_is_forgotten_first()
    {
        var recent = new RecentPredictions(2);
        recent.Remember("a", 0.1);
        recent.Remember("b", 0.1);
        recent.Remember("c", 0.1);
        recent.TryTake("a", out _).ShouldBeFalse();
        recent.TryTake("c", out _).ShouldBeTrue();
    }
}
