namespace MlOps.Analysis.Tests.Statistics;

public class DispersionTests
{
    [Fact]
    public void Even_counts_are_not_dispersed() => Dispersion.Phi(Scrapes.Of((1, 100), (1, 100), (1, 100))).ShouldBe(1);

    [Fact]
    public void One_burst_among_quiet_scrapes_is() =>
        Dispersion.Phi(Scrapes.Of((0, 100), (30, 100), (0, 100), (0, 100))).ShouldBeGreaterThan(20);

    [Fact]
    public void One_scrape_tells_nothing() => Dispersion.Phi(Scrapes.Of((30, 100))).ShouldBe(1);

    [Fact]
    public void Idle_scrapes_do_not_count() =>
        Dispersion.Phi(Scrapes.Of((0, 0), (9, 100), (0, 0), (1, 100))).ShouldBe(Dispersion.Phi(Scrapes.Of((9, 100), (1, 100))));

    [Fact]
    public void All_good_and_all_bad_have_no_dispersion()
    {
        Dispersion.Phi(Scrapes.Of((0, 10), (0, 500))).ShouldBe(1);
        Dispersion.Phi(Scrapes.Of((10, 10), (500, 500))).ShouldBe(1);
    }

    [Fact]
    public void Bursts_that_outlast_a_scrape_show_over_longer_stretches()
    {
        var quiet = Enumerable.Repeat((0.0, 5.0), 24);
        var burst = Enumerable.Repeat((4.0, 5.0), 6);
        (double, double)[] hour = [.. Enumerable.Repeat(quiet.Concat(burst), 8).SelectMany(part => part)];

        Dispersion.Phi(Scrapes.Of(hour)).ShouldBeGreaterThan(3 * Dispersion.Phi(Scrapes.Of([.. hour.Take(59)])));
    }
}
