using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Streams;

public class StreamJudgeTests
{
    private static readonly double[] Reference = Noise.Of(1, 288);
    private static readonly double[] Same = Noise.Of(2, 288);
    private static readonly double[] Risen = Noise.Of(3, 288, mean: 1);

    private double[] _stream = Risen;
    private double[] _bell = Bell;
    private double[] _other = Same;
    private EvidenceKind? _lack;

    private ADrift Alone(bool critical = false) => new ADrift().Stream("rate", () => Reference, () => _stream, critical: critical);

    private ADrift WithHistogram() => new ADrift().Stream("rate", () => Reference, () => _stream).Signal("amount", () => Pair(Bell, _bell));

    [Fact]
    public void A_stream_as_its_reference_is_healthy()
    {
        _stream = Same;
        var status = Alone().Judge();
        (status.Verdict, status.Signals[0].Verdict, status.Signals[0].DriftedAt.Count).ShouldBe((Verdict.Healthy, Verdict.Healthy, 0));
        status.Signals[0].Message!.ShouldNotContain("since");
    }

    [Fact]
    public void A_stream_that_has_just_risen_warns_with_statistic_threshold_and_since_when()
    {
        _stream = [.. Same[..258], .. Noise.Of(3, 30, mean: 3)];
        var status = Daily().Judge();
        (status.Signals[0].Verdict, status.Signals[0].DriftedAt.Count).ShouldBe((Verdict.Warning, 1));
        var since = DateTimeOffset.Parse(status.Signals[0].Message!.Split("moved since ")[1][..20], null);
        since.ToUnixTimeSeconds().ShouldBeInRange(1_000_000 + (300 * 240), 1_000_000 + (300 * 265));
        status
            .Signals[0]
            .Message!.ShouldStartWith(
                $"CUSUM {double.Parse(status.Signals[0].Value!):0.###}, threshold {double.Parse(status.Signals[0].Threshold!):0.###},"
            );
        status.Signals[0].Message!.ShouldContain("n=288 every 300 s against 288; query of rate");
        (status.Signals[0].Samples, status.Signals[0].ReferenceSamples).ShouldBe((288, 288));
        status.ShouldBeTakenByTheServer(typeof(DriftPolicy));
    }

    [Fact]
    public void What_rose_half_a_window_ago_has_lasted_at_the_first_evaluation()
    {
        _stream = [.. Same[..144], .. Risen[144..]];
        var signal = Daily().Judge().Signals[0];
        (signal.Verdict, signal.DriftedAt.Count >= 3).ShouldBe((Verdict.Breached, true));
        signal.DriftedAt.Zip(signal.DriftedAt.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First == TimeSpan.FromHours(3));
    }

    [Fact]
    public void What_rose_and_is_over_does_not_drift()
    {
        _stream = [.. Same[..144], .. Noise.Of(3, 40, mean: 3), .. Same[184..]];
        Daily().Judge().Signals[0].Verdict.ShouldBe(Verdict.Healthy);
    }

    private ADrift Daily() =>
        Alone()
            .With(s =>
                s with
                {
                    Current = new DriftWindow { Window = "24h" },
                    EvaluationIntervalSeconds = 21_600,
                }
            );

    [Fact]
    public void What_rose_before_the_window_is_told_so() =>
        Alone().Judge().Signals[0].Message!.ShouldContain("moved since before 1970-01-12 13:46:40Z");

    [Fact]
    public void Judging_again_finds_the_same_threshold()
    {
        ADrift Drawn(string name) => new ADrift().Stream(name, () => Reference, () => _stream, StreamDetector.PageHinkley);
        var drift = Drawn("rate");
        var first = drift.Judge();
        EntityJson.Encode(drift.Judge(1)).ToJsonString().ShouldBe(EntityJson.Encode(first).ToJsonString());
        Drawn("rate").Judge().Signals[0].Threshold.ShouldBe(first.Signals[0].Threshold);
        Drawn("other").Judge().Signals[0].Threshold.ShouldNotBe(first.Signals[0].Threshold);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_alone_only_warns_however_critical_it_is(bool critical)
    {
        var status = Lasting(Alone(critical));
        status.Signals[0].Verdict.ShouldBe(Verdict.Breached);
        status.Verdict.ShouldBe(Verdict.Warning);
        status.Episode.ShouldBeNull();
        status.Message!.ShouldContain("only stream detectors fired");
        status.Conditions.Single(c => c.Type == WellKnown.Breached).Status.ShouldBe("False");
    }

    [Fact]
    public void With_a_signal_that_is_no_stream_it_is_the_models_drift()
    {
        var drift = WithHistogram();
        Lasting(drift).Verdict.ShouldBe(Verdict.Warning);
        _bell = Moved;
        var status = Lasting(drift);
        status.Verdict.ShouldBe(Verdict.Breached);
        status.Episode!.Signals.ShouldBe(["rate", "amount"]);
        status.Message!.ShouldNotContain("only stream detectors fired");
    }

    [Theory]
    [InlineData(SignalKind.Quality, "other", Verdict.Breached)]
    [InlineData(SignalKind.Feature, "other", Verdict.Warning)]
    [InlineData(SignalKind.Quality, "rate", Verdict.Warning)]
    public void Two_streams_agree_only_if_one_is_of_quality_and_they_look_at_different_things(
        SignalKind kind,
        string query,
        Verdict expected
    )
    {
        _other = Risen;
        Lasting(Alone().Stream("other", () => Reference, () => _other, StreamDetector.PageHinkley, kind, query: query))
            .Verdict.ShouldBe(expected);
    }

    [Fact]
    public void A_quality_stream_without_another_signal_that_drifts_is_alone() =>
        Lasting(
            new ADrift()
                .Stream("rate", () => Reference, () => _stream, kind: SignalKind.Quality)
                .Stream("other", () => Reference, () => _other)
        )
            .Verdict.ShouldBe(Verdict.Warning);

    [Fact]
    public void In_an_episode_a_stream_stays_drifted_until_it_and_all_others_are_back()
    {
        _bell = Moved;
        var drift = WithHistogram();
        Lasting(drift).Episode!.State.ShouldBe(EpisodeState.Open);
        _stream = Same;
        var held = drift.Judge(15);
        held.Signals[0].Verdict.ShouldBe(Verdict.Breached);
        held.Signals[0].Message!.ShouldStartWith("still counted as drifted while episode 1 is open");
        held.DriftShare.ShouldBe("1");
        held.ShouldBeTakenByTheServer(typeof(DriftPolicy));
        EntityJson.Encode(drift.Judge(1)).ToJsonString().ShouldBe(EntityJson.Encode(held).ToJsonString());
        _bell = Bell;
        drift.Judge(15).Signals[0].Verdict.ShouldBe(Verdict.Breached, "the other signal has drifted in one of the last evaluations");
        var status = drift.Judge(300);
        status.Signals.ShouldAllBe(s => s.Verdict == Verdict.Healthy);
        drift.Judge(300).Episode!.State.ShouldBe(EpisodeState.Closed);
    }

    [Fact]
    public void While_it_is_above_its_threshold_it_stays_drifted_although_it_was_below_for_a_while()
    {
        _bell = Moved;
        var drift = WithHistogram();
        Lasting(drift);
        _stream = Same;
        drift.Judge(300);
        (_stream, _bell) = (Risen, Bell);
        drift.Judge(300).Signals[0].Verdict.ShouldBe(Verdict.Breached);
    }

    [Fact]
    public void Two_streams_do_not_keep_each_other_drifted()
    {
        _other = Risen;
        var drift = Alone().Stream("other", () => Reference, () => _other, kind: SignalKind.Quality);
        Lasting(drift).Episode!.State.ShouldBe(EpisodeState.Open);
        (_stream, _other) = (Same, Same);
        drift.Judge(300);
        drift.Judge(300).Episode!.State.ShouldBe(EpisodeState.Closed);
    }

    [Fact]
    public void A_held_stream_without_evidence_is_not_drifted_and_does_not_end_the_episode()
    {
        _bell = Moved;
        var drift = new ADrift()
            .SilentStream("rate", () => _lack, () => Reference, () => _stream)
            .Signal("amount", () => Pair(Bell, _bell));
        Lasting(drift);
        (_lack, _bell) = (EvidenceKind.NoData, Bell);
        drift.Judge(300).Signals[0].Verdict.ShouldBe(Verdict.Unknown);
        drift.Judge(300).Episode!.State.ShouldBe(EpisodeState.Open);
    }

    [Fact]
    public void A_look_that_fails_does_not_end_what_was_confirmed()
    {
        var drift = new ADrift()
            .SilentStream("rate", () => _lack, () => Reference, () => _stream)
            .Signal("amount", () => Pair(Bell, _bell));
        var confirmed = Lasting(drift).Signals[0];
        (confirmed.Verdict, confirmed.BreachedSince).ShouldBe((Verdict.Breached, confirmed.Since));
        _lack = EvidenceKind.QueryError;
        foreach (var failed in new[] { drift.Judge(15).Signals[0], drift.Judge(15).Signals[0] })
            (failed.Verdict, failed.BreachedSince).ShouldBe((Verdict.Unknown, confirmed.BreachedSince));
        _lack = null;
        var again = drift.Judge(15).Signals[0];
        (again.Verdict, again.BreachedSince).ShouldBe((Verdict.Breached, confirmed.BreachedSince));
    }

    [Fact]
    public void In_an_episode_a_look_that_fails_does_not_let_a_stream_go()
    {
        _bell = Moved;
        var drift = new ADrift()
            .SilentStream("rate", () => _lack, () => Reference, () => _stream)
            .Signal("amount", () => Pair(Bell, _bell));
        var confirmed = Lasting(drift).Signals[0];
        (_lack, _stream) = (EvidenceKind.QueryError, Same);
        drift.Judge(15).Signals[0].Verdict.ShouldBe(Verdict.Unknown);
        _lack = null;
        var held = drift.Judge(15);
        (held.Signals[0].Verdict, held.Signals[0].BreachedSince).ShouldBe((Verdict.Breached, confirmed.BreachedSince));
        held.Signals[0].Message!.ShouldStartWith("still counted as drifted while episode 1 is open; confirmed 2026-");
        EntityJson.Encode(drift.Judge(1)).ToJsonString().ShouldBe(EntityJson.Encode(held).ToJsonString());
    }

    [Fact]
    public void Outside_an_episode_nothing_is_held()
    {
        var drift = Alone();
        Lasting(drift);
        _stream = Same;
        drift.Judge(300).Signals[0].Verdict.ShouldBe(Verdict.Healthy);
    }

    private static DriftPolicyStatus Lasting(ADrift drift)
    {
        foreach (var _ in Enumerable.Range(1, 6))
            drift.Judge(15);
        return drift.Judge();
    }
}
