using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

public class PersistenceTests
{
    private const double Window = 3600;

    [Fact]
    public void One_blip_seen_in_overlapping_windows_is_no_persistence() => Persistence.Holds([0, 900, 1800], 3, Window).ShouldBeFalse();

    [Fact]
    public void Two_disjoint_windows_among_those_required_are() => Persistence.Holds([0, 900, 3600], 3, Window).ShouldBeTrue();

    [Fact]
    public void Fewer_than_required_are_not() => Persistence.Holds([0, 7200], 3, Window).ShouldBeFalse();

    [Fact]
    public void Who_asks_for_one_gets_one() => Persistence.Holds([5], 1, Window).ShouldBeTrue();

    [Fact]
    public void Nothing_never_holds() => Persistence.Holds([], 1, Window).ShouldBeFalse();

    [Fact]
    public void The_share_of_the_weight_counts()
    {
        DriftShare.Of([(3, true), (1, false)]).ShouldBe(0.75);
        DriftShare.Of([]).ShouldBeNull();
    }
}
