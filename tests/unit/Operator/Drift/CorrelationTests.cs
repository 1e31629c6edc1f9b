using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift;

public class CorrelationTests
{
    private static readonly double[] A = Noise.Of(1, 288);
    private static readonly double[] B = Noise.Of(2, 288);
    private static readonly double[] WithA = [.. A.Zip(B, (a, b) => (0.9 * a) + (0.4 * b))];

    private double[] _current = B;

    private ADrift Pair2() => Model([A, WithA], () => [A, _current]);

    [Fact]
    public void Signals_that_part_are_told_and_only_warn()
    {
        var status = Pair2().Judge();
        var changed = status.Correlations.ShouldHaveSingleItem();
        (changed.A, changed.B).ShouldBe(("s0", "s1"));
        double.Parse(changed.Reference).ShouldBeGreaterThan(0.8);
        Math.Abs(double.Parse(changed.Current)).ShouldBeLessThan(0.2);
        double.Parse(changed.PValue).ShouldBeLessThan(0.001);
        status.Verdict.ShouldBe(Verdict.Warning);
        status.Message!.ShouldContain($"s0 with s1 ({changed.Reference} → {changed.Current})");
        status.Episode.ShouldBeNull();
        status.Signals.ShouldAllBe(s => s.Verdict == Verdict.Healthy);
        status.ShouldBeTakenByTheServer(typeof(DriftPolicy));
    }

    [Fact]
    public void However_long_it_lasts_no_episode_opens_and_no_event_tells()
    {
        var drift = Pair2();
        var first = drift.Judge();
        foreach (var _ in Enumerable.Range(1, 8))
            drift.Judge(15);
        var status = drift.Judge(15);
        status.Episode.ShouldBeNull();
        DriftPolicyEvents.Between(first, status).ShouldBeEmpty();
    }

    [Fact]
    public void They_are_written_as_first_seen_so_that_nothing_changes_at_rest()
    {
        var drift = Pair2();
        var first = drift.Judge();
        _current = [.. B.Select((b, i) => b + (0.05 * A[i]))];
        EntityJson.Encode(drift.Judge(15)).ToJsonString().ShouldBe(EntityJson.Encode(first).ToJsonString());
        _current = WithA;
        var status = drift.Judge(15);
        (status.Correlations.Count, status.Verdict).ShouldBe((0, Verdict.Healthy));
    }

    [Fact]
    public void A_small_change_is_none_however_significant()
    {
        double[] Long(int seed) => Noise.Of(seed, 40000);
        double[] Mixed(double[] a, double[] b, double share) => [.. a.Zip(b, (x, y) => (share * x) + y)];
        var (a, b, c, d) = (Long(1), Long(2), Long(3), Long(4));
        new ADrift()
            .Signal("a", () => Pair(Bell, Bell))
            .Signal("b", () => Pair(Bell, Bell))
            .Means("a", () => Read(a, c))
            .Means("b", () => Read(Mixed(a, b, 0.3), Mixed(c, d, 0.5)))
            .Judge()
            .Correlations.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_that_chance_explains_among_so_many_pairs_is_none()
    {
        // 20 moments, as a window of 5 min has: |Δz| of 1 and more, and p of some percent.
        var few = Enumerable.Range(0, 12).Select(i => Noise.Of(100 + i, 20)).ToArray();
        var now = Enumerable.Range(0, 12).Select(i => Noise.Of(200 + i, 20)).ToArray();
        Model(few, () => now).Judge().Correlations.ShouldBeEmpty();
    }

    [Fact]
    public void At_most_ten_are_told_the_most_significant_first()
    {
        var before = Enumerable
            .Range(0, 6)
            .Select(i => (double[])[.. A.Zip(Noise.Of(50 + i, 288), (a, n) => a + ((0.2 + (0.1 * i)) * n))])
            .ToArray();
        var now = Enumerable.Range(0, 6).Select(i => Noise.Of(80 + i, 288)).ToArray();
        var changed = Model(before, () => now).Judge().Correlations;
        changed.Count.ShouldBe(10);
        changed.ShouldNotContain(c => c.A == "s4" && c.B == "s5", "the pair that was least correlated before");
    }

    [Fact]
    public void Only_moments_that_both_have_are_compared()
    {
        var status = new ADrift()
            .Signal("a", () => Pair(Bell, Bell))
            .Signal("b", () => Pair(Bell, Bell))
            .Means("a", () => Of(At(A, 0), At(A, 1_000_000)))
            .Means("b", () => Of([.. At(WithA, 0).Skip(100)], [.. At(WithA, 1_000_000).Skip(30)]))
            .Judge();
        status.Correlations.ShouldBeEmpty();
        status.Verdict.ShouldBe(Verdict.Healthy);
    }

    [Fact]
    public void What_cannot_be_seen_is_said()
    {
        var status = new ADrift()
            .Signal("a", () => Pair(Bell, Bell))
            .Signal("b", () => Pair(Bell, Bell))
            .Means("a", () => Read(A, A))
            .Means("b", () => Reading<StreamWindows>.None(EvidenceKind.NoData, "no series", "q"))
            .Judge();
        status.Message!.ShouldContain("no correlation for b: no series");
        status.Verdict.ShouldBe(Verdict.Healthy);
    }

    private static ADrift Model(double[][] before, Func<double[][]> now)
    {
        var drift = new ADrift();
        for (var i = 0; i < before.Length; i++)
        {
            var at = i;
            drift.Signal($"s{i}", () => Pair(Bell, Bell)).Means($"s{i}", () => Read(before[at], now()[at]));
        }

        return drift;
    }

    private static Reading<StreamWindows> Read(double[] before, double[] now) => Of(At(before, 0), At(now, 1e9));

    private static Reading<StreamWindows> Of(IReadOnlyList<Analysis.Counters.Sample> before, IReadOnlyList<Analysis.Counters.Sample> now) =>
        Reading<StreamWindows>.Of(new StreamWindows(before, now, TimeSpan.FromMinutes(5)), "q");
}
