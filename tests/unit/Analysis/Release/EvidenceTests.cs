namespace MlOps.Analysis.Tests.Release;

public class EvidenceTests
{
    [Fact]
    public void Nothing_seen_is_no_evidence() => Evidence.LogE(0, 0, 0.02).ShouldBe(0, 1e-12);

    /// <summary>
    /// What makes E anytime-valid: at p = p0 its expectation after one more event is what it was before it. It holds exactly, at every
    /// history, and with a smaller p it only falls.
    /// </summary>
    [Fact]
    public void One_more_event_changes_nothing_in_expectation() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 3000], Gen.Double[0.001, 0.5], Gen.Double[0, 1]).Sample(
            (bad, good, p0, share) =>
            {
                var now = Evidence.LogE(bad, bad + good, p0);
                var ifBad = Math.Exp(Evidence.LogE(bad + 1, bad + good + 1, p0) - now);
                var ifGood = Math.Exp(Evidence.LogE(bad, bad + good + 1, p0) - now);
                ((p0 * ifBad) + ((1 - p0) * ifGood)).ShouldBe(1, 1e-8);
                var p = share * p0;
                ((p * ifBad) + ((1 - p) * ifGood)).ShouldBeLessThanOrEqualTo(1 + 1e-8);
            },
            iter: 2000);

    [Fact]
    public void It_rises_with_bad_events_and_falls_with_good_ones() =>
        Gen.Select(Gen.Double[0, 200], Gen.Double[0, 2000], Gen.Double[0.001, 0.5]).Sample(
            (bad, good, p0) =>
            {
                var now = Evidence.LogE(bad, bad + good, p0);
                Evidence.LogE(bad + 1, bad + 1 + good, p0).ShouldBeGreaterThan(now);
                Evidence.LogE(bad, bad + good + 1, p0).ShouldBeLessThan(now);
            },
            iter: 2000);

    /// <summary>A floor under the tail (1e-300) once made evidence out of nothing here.</summary>
    [Fact]
    public void A_long_healthy_life_is_evidence_for_the_revision_however_long() =>
        Evidence.LogE(20, 2_000_000, 0.02).ShouldBeLessThan(-8);
}
