namespace MlOps.Analysis.Tests.Statistics;

public class ChangePointTests
{
    [Fact]
    public void Finds_the_scrape_from_which_on_requests_fail() =>
        ChangePoint.Onset(Scrapes.Of((0, 100), (1, 100), (0, 100), (30, 100), (28, 100)), 0.02).ShouldBe(60);

    [Fact]
    public void A_revision_that_fails_from_its_first_request_failed_at_once() =>
        ChangePoint.Onset(Scrapes.Of((30, 100), (25, 100), (31, 100)), 0.02).ShouldBe(15);

    [Fact]
    public void A_rate_within_its_allowance_has_no_onset() =>
        ChangePoint.Onset(Scrapes.Of((1, 100), (0, 100), (1, 100)), 0.02).ShouldBeNull();

    [Fact]
    public void No_scrapes_have_no_onset() => ChangePoint.Onset([], 0.02).ShouldBeNull();

    [Fact]
    public void The_onset_is_never_an_idle_scrape() =>
        ChangePoint.Onset(Scrapes.Of((0, 100), (0, 0), (0, 0), (30, 100)), 0.02).ShouldBe(60);

    [Fact]
    public void Good_scrapes_before_move_it_by_just_their_time() =>
        Gen.Int[0, 50]
            .Sample(quiet =>
                ChangePoint
                    .Onset(Scrapes.Of([.. Enumerable.Repeat((0.0, 40.0), quiet), (12, 40), (13, 40), (11, 40)]), 0.02)
                    .ShouldBe(Scrapes.Interval * (quiet + 1))
            );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_allowed_rate_of_nothing_or_everything_is_refused(double p0) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ChangePoint.Onset([], p0));
}
