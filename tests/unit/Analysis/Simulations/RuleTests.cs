namespace MlOps.Analysis.Tests.Simulations;

/// <summary>The other systems' rules do what their sources say.</summary>
public class RuleTests
{
    private static readonly ScrapeCount[] Before =
    [
        .. Enumerable.Range(1, 240).Select(i => new ScrapeCount(15 * i, i % 4 == 0 ? 1 : 0, 300)),
    ];

    /// <summary>Its shortcut must not change a verdict: the product itself, asked after every scrape, says the same.</summary>
    [Theory]
    [InlineData(0.3, 10, PredecessorHistory.SameBursts)]
    [InlineData(0.06, 1, PredecessorHistory.Independent)]
    [InlineData(0.1, 3, PredecessorHistory.None)]
    [InlineData(0.02, 10, PredecessorHistory.Independent)]
    public void Ours_is_the_release_test_after_every_scrape(double rate, double meanBurst, PredecessorHistory predecessor)
    {
        foreach (var run in Enumerable.Range(0, 10))
        {
            var release = SimulatedRelease.Draw(new Setting(0.99, 20, 15, rate, meanBurst, predecessor), run, 40);
            var baseline =
                predecessor == PredecessorHistory.None
                    ? null
                    : new ReleaseBaseline(
                        release.Before.Sum(scrape => scrape.Bad),
                        release.Before.Sum(scrape => scrape.Total),
                        Dispersion.Phi(release.Before)
                    );

            var plain = Enumerable
                .Range(1, 40)
                .FirstOrDefault(seen =>
                    ReleaseTest.Evaluate(new EventCounts([.. release.After.Take(seen)], 15), 0.99, baseline).Outcome
                    == ReleaseOutcome.Breached
                );

            Trial.ScrapesUntilBad(release, RuleKinds.Ours).ShouldBe(plain == 0 ? null : plain);
        }
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(3, 80)]
    public void Argo_fails_with_the_first_failed_measurement_above_its_limit(int failureLimit, int scrapes) =>
        FirstBad(new ArgoRule(0.98, failureLimit, 300, 300), Enumerable.Repeat((30.0, 300.0), 100)).ShouldBe(scrapes);

    [Fact]
    public void Argo_adds_failures_up_over_the_whole_run() =>
        FirstBad(new ArgoRule(0.98, 1, 300, 300), [.. Steady(20, 30), .. Steady(200, 0), .. Steady(20, 30)]).ShouldBe(240);

    [Theory]
    [InlineData(1, 4)]
    [InlineData(10, 40)]
    public void Flagger_rolls_back_at_its_threshold(int threshold, int scrapes) =>
        FirstBad(new FlaggerRule(0.98, threshold), Steady(100, 30)).ShouldBe(scrapes);

    [Fact]
    public void Both_count_silence_as_failure()
    {
        FirstBad(new FlaggerRule(0.98, 1), Enumerable.Repeat((0.0, 0.0), 10)).ShouldBe(4);
        FirstBad(new ArgoRule(0.98, 0, 60, 0), Enumerable.Repeat((0.0, 0.0), 10)).ShouldBe(4);
    }

    [Fact]
    public void Kayenta_finds_a_shift_of_the_error_ratio_and_not_its_absence()
    {
        FirstBad(new KayentaRule(Before, 1), Steady(100, 30)).ShouldBe(20);
        FirstBad(new KayentaRule(Before, 1), Before.Select(scrape => (scrape.Bad, scrape.Total))).ShouldBeNull();
        FirstBad(new KayentaRule([], 1), Steady(100, 300)).ShouldBeNull();
    }

    [Fact]
    public void The_shift_between_two_samples_is_the_median_difference()
    {
        var (shift, lower) = MannWhitney.Shift([1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18]);

        shift.ShouldBe(10);
        lower.ShouldBeInRange(5, 9);
    }

    private static IEnumerable<(double Bad, double Total)> Steady(int scrapes, double bad) => Enumerable.Repeat((bad, 300.0), scrapes);

    private static int? FirstBad(IReleaseRule rule, IEnumerable<(double Bad, double Total)> counts)
    {
        var seen = 0;
        foreach (var (bad, total) in counts)
        {
            seen++;
            if (rule.CallsBad(new ScrapeCount(15 * seen, bad, total)))
            {
                return seen;
            }
        }

        return null;
    }
}
