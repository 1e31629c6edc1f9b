namespace MlOps.Analysis.Tests.Release;

public class GoodRevisionTests
{
    [Theory]
    [InlineData(5, 1000, GoodRevisionReason.Good)]
    [InlineData(14, 1000, GoodRevisionReason.Good)]
    [InlineData(17, 1000, GoodRevisionReason.MissesTarget)]
    [InlineData(0, 999, GoodRevisionReason.TooFewRequests)]
    [InlineData(9, 30, GoodRevisionReason.MissesTarget)]
    [InlineData(0, 0, GoodRevisionReason.TooFewRequests)]
    public void A_revision_is_good_when_its_requests_do_not_prove_otherwise(double bad, double total, GoodRevisionReason reason) =>
        GoodRevision.Evaluate(bad, total, target: 0.99, minRequests: 1000).ShouldBe(reason);
}
