namespace MlOps.Analysis.Tests.Simulations;

/// <summary>The streams are what they say, or no figure made from them means anything.</summary>
public class SimulatedTrafficTests
{
    [Theory]
    [InlineData(0.02, 10)]
    [InlineData(0.3, 3)]
    [InlineData(0.1, 1.1112)]
    public void Errors_come_at_their_rate_and_in_their_bursts(double rate, double meanBurst)
    {
        var scrapes = new Traffic(Seeds.Of(1), 200, rate, meanBurst).Scrape(40_000, 5).ToArray();

        scrapes.Average(scrape => scrape.Total).ShouldBe(1000, 2);
        (scrapes.Sum(scrape => scrape.Bad) / scrapes.Sum(scrape => scrape.Total)).ShouldBe(rate, 0.02 * rate);
        // Var/mean of a chain's counts: (1 − rate)(1 + ρ)/(1 − ρ), ρ the correlation of neighbours.
        var correlation = 1 - (1 / meanBurst) - (rate / (meanBurst * (1 - rate)));
        Dispersion.Phi(scrapes).ShouldBe((1 + correlation) / (1 - correlation), 0.1 * meanBurst);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(3000)]
    public void Arrivals_are_Poisson(double mean)
    {
        var counts = new Traffic(Seeds.Of(2), mean, 0, 1).Scrape(40_000, 1).Select(scrape => scrape.Total).ToArray();

        var average = counts.Average();
        average.ShouldBe(mean, 5 * Math.Sqrt(mean / 40_000));
        (counts.Sum(count => Math.Pow(count - average, 2)) / counts.Length / mean).ShouldBe(1, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_release_whatever_ran_before()
    {
        var setting = new Setting(0.99, 20, 15, 0.02, 10, PredecessorHistory.SameBursts);

        SimulatedRelease.Draw(setting, 7, 20).After.ShouldBe(SimulatedRelease.Draw(setting, 7, 20).After);
        SimulatedRelease.Draw(setting, 8, 20).After.ShouldNotBe(SimulatedRelease.Draw(setting, 7, 20).After);
    }
}
