using MlOps.Analysis.Drift.Streams.Seasons;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Streams;

public class StreamLookTests
{
    private static DriftSignalStatus Judge(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> current,
        StreamDetector detector = StreamDetector.CUSUM
    ) => new ADrift().Stream("rate", () => reference, () => current, detector).Judge().Signals[0];

    [Theory]
    [InlineData(StreamDetector.CUSUM)]
    [InlineData(StreamDetector.PageHinkley)]
    [InlineData(StreamDetector.ADWIN)]
    [InlineData(StreamDetector.DDM)]
    public void Each_detector_finds_a_change_that_fills_the_window_and_keeps_still_without_one(StreamDetector detector)
    {
        Func<int, double, double[]> values =
            detector == StreamDetector.DDM
                ? (seed, rate) => Noise.Outcomes(seed, 288, rate)
                : (seed, rate) => [.. Noise.Of(seed, 288).Select(z => Math.Clamp(rate + (0.1 * z), 0, 1))];
        var moved = Judge(values(1, 0.2), values(2, 0.5), detector);
        (moved.Evidence, moved.DriftedAt.Count > 0).ShouldBe((EvidenceKind.Value, true));
        moved.Message!.ShouldStartWith($"{detector} ");
        Judge(values(1, 0.2), values(2, 0.2), detector).Verdict.ShouldBe(Verdict.Healthy);
    }

    [Theory]
    [InlineData(StreamDetector.ADWIN, 37.5, "37.5, and ADWIN needs values from 0 to 1; divide")]
    [InlineData(StreamDetector.ADWIN, -0.5, "-0.5, and ADWIN")]
    [InlineData(StreamDetector.DDM, 0.5, "0.5, and DDM needs single outcomes, 0 or 1; use CUSUM")]
    public void Values_that_a_detector_cannot_take_are_a_wrong_query(StreamDetector detector, double value, string expected)
    {
        double[] good = Noise.Outcomes(1, 288, 0.3);
        foreach (var signal in new[] { Judge(good, [.. good[..287], value], detector), Judge([.. good[..287], value], good, detector) })
        {
            (signal.Verdict, signal.Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.QueryError));
            signal.Message!.ShouldContain(expected);
        }
    }

    [Fact]
    public void CUSUM_takes_any_number() =>
        Judge([.. Noise.Of(1, 288).Select(z => 1e6 * z)], [.. Noise.Of(2, 288).Select(z => 1e6 * z)]).Verdict.ShouldBe(Verdict.Healthy);

    [Theory]
    [InlineData(99, 288, "longer period")]
    [InlineData(288, 19, "longer window")]
    public void Too_few_values_say_nothing(int reference, int current, string remedy)
    {
        var signal = Judge(Noise.Of(1, reference), Noise.Of(2, current, mean: 5));
        (signal.Verdict, signal.Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.NoData));
        signal.Message!.ShouldContain(remedy);
        (signal.Samples, signal.ReferenceSamples).ShouldBe((current, reference));
    }

    [Fact]
    public void A_reference_that_hardly_ever_varies_gives_no_threshold()
    {
        foreach (var reference in new double[][] { [.. Enumerable.Repeat(0.0, 288)], [.. Enumerable.Repeat(0.0, 287), 1] })
        {
            var signal = Judge(reference, Noise.Of(2, 288, mean: 5));
            (signal.Verdict, signal.Evidence).ShouldBe((Verdict.Unknown, EvidenceKind.NoData));
            signal.Message!.ShouldContain("varies too rarely");
        }
    }

    [Fact]
    public void Errors_where_the_reference_had_none_are_found() =>
        Judge([.. Enumerable.Repeat(0.0, 288)], Noise.Outcomes(1, 288, 0.1), StreamDetector.DDM).DriftedAt.Count.ShouldBe(1);

    /// <summary>
    /// A day and a half after a move its values fill the window and what lies before it. Of the third season only its last day is kept, as
    /// of 15 days, so that the days before the window tell how far the value wanders.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_move_that_is_known_does_not_become_its_own_habit(double size)
    {
        var drift = new ADrift().With(s =>
            s with
            {
                Current = new DriftWindow { Window = "24h" },
                EvaluationIntervalSeconds = 21_600,
            }
        );
        var (now, moved) = (drift.Now.AddSeconds(-10), drift.Now.AddHours(-13));
        var signal = new DriftSignal
        {
            Name = "rate",
            Kind = SignalKind.Feature,
            Source = new SignalSource
            {
                Stream = new StreamSource { Query = "rate", Detector = StreamDetector.CUSUM },
            },
        };
        drift.Read(
            signal,
            () =>
                new SignalFacts(signal, null, null, new Dictionary<Analysis.Drift.DriftMeasure, double>())
                {
                    Stream = Reading<StreamWindows>.Of(Pieces(), "rate"),
                }
        );
        for (var hour = 0; hour <= 72; hour += 6)
        {
            drift.Judge(hour == 0 ? 0 : 360).Signals[0].Verdict.ShouldBe(Verdict.Breached, $"{hour} hours after the first evaluation");
            now = now.AddHours(6);
        }

        StreamWindows Pieces()
        {
            double Value(DateTimeOffset at) => Noise.Of((int)(at.ToUnixTimeSeconds() / 300 % 1_000_000), 1)[0] + (at > moved ? size : 0);
            double[] Stretch(int season) =>
                [.. Enumerable.Range(0, 2016).Select(i => Value(now.AddDays(-7 * season).AddMinutes(-5 * (2015 - i))))];
            List<double[]> stretches = [Stretch(0), Stretch(1), [.. Enumerable.Repeat(double.NaN, 2016 - 288), .. Stretch(2)[^288..]]];
            return new StreamWindows(
                ADrift.At(stretches[1][^288..], 0),
                ADrift.At(stretches[0][^288..], 1_000_000),
                TimeSpan.FromMinutes(5)
            )
            {
                Seasons = new SeasonalValues(stretches, 288),
            };
        }
    }
}
