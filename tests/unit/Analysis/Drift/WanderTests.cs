using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

public class WanderTests
{
    [Fact]
    public void A_reference_whose_past_is_not_known_has_no_habit() => Wander.Of([]).ShouldBe(0);

    [Fact]
    public void Of_one_or_two_moves_the_larger_is_all_that_is_known()
    {
        Wander.Of([0.2]).ShouldBe(0.2);
        Wander.Of([0.1, 0.3]).ShouldBe(0.3);
    }

    /// <summary>0.2 + 6.964557·0.1·√(4/3), and for four 0.25 + 4.540703·0.129099·√(5/4).</summary>
    [Fact]
    public void Of_a_few_it_is_what_one_more_of_their_kind_stays_below()
    {
        Wander.Of([0.3, 0.1, 0.2]).ShouldBe(1.004198, 1e-6);
        Wander.Of([0.1, 0.2, 0.3, 0.4]).ShouldBe(0.905394, 1e-6);
    }

    [Fact]
    public void It_is_never_less_than_the_largest_move_that_was_seen() => Wander.Of([.. Enumerable.Repeat(0.1, 60), 0.5]).ShouldBe(0.5);

    [Fact]
    public void Moves_that_are_all_alike_leave_no_doubt() => Wander.Of([0.1, 0.1, 0.1, 0.1]).ShouldBe(0.1, 1e-12);

    [Fact]
    public void Of_many_it_is_their_own_99th_percentile() => Wander.Of([.. Enumerable.Range(1, 1000).Select(i => (double)i)]).ShouldBe(990);
}
