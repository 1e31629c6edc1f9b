using MlOps.Analysis.Release.Verifying;

namespace MlOps.Analysis.Tests.Release;

public class GoodRevisionTests
{
    [Theory]
    [InlineData(5, 1000, GoodRevisionReason.Good)]
    [InlineData(12, 1000, GoodRevisionReason.Good)]
    [InlineData(14, 1000, GoodRevisionReason.NotShown)]
    [InlineData(17, 1000, GoodRevisionReason.MissesTarget)]
    [InlineData(0, 999, GoodRevisionReason.TooFewRequests)]
    [InlineData(9, 30, GoodRevisionReason.MissesTarget)]
    [InlineData(0, 0, GoodRevisionReason.TooFewRequests)]
    public void A_revision_is_good_when_its_requests_do_not_prove_otherwise(double bad, double total, GoodRevisionReason reason) =>
        GoodRevision.Evaluate(bad, total, target: 0.99, minRequests: 1000).ShouldBe(reason);

    /// <summary>A revision at twice its budget showed no proof of badness for long enough to be called good in two of three runs.</summary>
    [Theory]
    [InlineData(0, 149, 0.99, GoodRevisionReason.Good)]
    [InlineData(0, 148, 0.99, GoodRevisionReason.NotShown)]
    [InlineData(0, 1497, 0.999, GoodRevisionReason.Good)]
    [InlineData(0, 1000, 0.999, GoodRevisionReason.NotShown)]
    [InlineData(2, 1000, 0.999, GoodRevisionReason.NotShown)]
    public void A_revision_is_good_once_it_has_shown_that_it_fails_at_most_twice_as_often_as_it_may(
        double bad,
        double total,
        double target,
        GoodRevisionReason reason
    ) => GoodRevision.Evaluate(bad, total, target, minRequests: 100).ShouldBe(reason);
}
