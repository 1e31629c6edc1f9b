using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;

namespace MlOps.Analysis.Tests.Drift;

public class StreamTestTests
{
    private static readonly ChangeDetector[] All = Enum.GetValues<ChangeDetector>();

    public static TheoryData<ChangeDetector> Detectors => [.. All];

    /// <summary>Normal values of which each keeps rho of the one before, in the range that the detector takes.</summary>
    private static double[] Values(ChangeDetector detector, int seed, int n, double rho = 0)
    {
        var random = new Random(seed);
        var before = 0.0;
        var values = Enumerable
            .Range(0, n + 50)
            .Select(_ =>
            {
                var u = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                return before = (rho * before) + (Math.Sqrt(1 - (rho * rho)) * u);
            })
            .Skip(50);
        return [.. values.Select(z => Fit(detector, z))];
    }

    private static double Fit(ChangeDetector detector, double z) =>
        detector switch
        {
            ChangeDetector.Adwin => Math.Clamp(0.3 + (0.1 * z), 0, 1),
            ChangeDetector.Ddm => z > 1.28 ? 1 : 0,
            _ => z,
        };

    /// <summary>What a move of a deviation makes of a value; of an outcome, a right one in three into a wrong one.</summary>
    private static double[] Moved(ChangeDetector detector, double[] values, double by) =>
        detector switch
        {
            ChangeDetector.Ddm => [.. values.Select((x, i) => i % 3 == 0 ? 1 : x)],
            ChangeDetector.Adwin => [.. values.Select(x => Math.Clamp(x + (0.1 * by), 0, 1))],
            _ => [.. values.Select(x => x + by)],
        };

    [Theory]
    [MemberData(nameof(Detectors))]
    public void Without_a_change_it_keeps_still_although_nothing_is_known_but_the_reference(ChangeDetector detector)
    {
        var alarms = Enumerable
            .Range(0, 100)
            .Count(t =>
            {
                var all = Values(detector, 1000 + t, 720, 0.5);
                return StreamTest.Of(detector, all[..576], all[576..], t)!.Changed;
            });
        alarms.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_change_within_the_window_is_found_where_it_began(ChangeDetector detector)
    {
        var outcome = StreamTest.Of(
            detector,
            Values(detector, 1, 1152),
            [.. Values(detector, 2, 144), .. Moved(detector, Values(detector, 3, 144), 1.5)],
            7
        )!;
        outcome.Changed.ShouldBeTrue();
        outcome.Onset.ShouldBeInRange(120, 160);
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_window_that_lies_wholly_after_the_change_shows_it_still(ChangeDetector detector)
    {
        var outcome = StreamTest.Of(detector, Values(detector, 1, 1152), Moved(detector, Values(detector, 2, 288), 1.5), 7)!;
        outcome.Changed.ShouldBeTrue();
        outcome.Onset.ShouldBeLessThanOrEqualTo(30);
    }

    [Theory]
    [InlineData(ChangeDetector.Cusum)]
    [InlineData(ChangeDetector.PageHinkley)]
    [InlineData(ChangeDetector.Adwin)]
    public void A_fall_is_a_change_as_a_rise_is(ChangeDetector detector) =>
        StreamTest.Of(detector, Values(detector, 1, 1152), Moved(detector, Values(detector, 2, 288), -1.5), 7)!.Changed.ShouldBeTrue();

    [Fact]
    public void Fewer_errors_are_no_drift() =>
        StreamTest.Of(ChangeDetector.Ddm, Values(ChangeDetector.Ddm, 1, 1152), new double[288], 7)!.Changed.ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_change_within_the_reference_is_none_of_the_window(ChangeDetector detector)
    {
        double[] reference = [.. Values(detector, 1, 576), .. Moved(detector, Values(detector, 2, 576), 1)];
        StreamTest.Of(detector, reference, Values(detector, 3, 288), 7)!.Changed.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void The_same_seed_gives_the_same_outcome(ChangeDetector detector)
    {
        var (reference, current) = (Values(detector, 1, 288), Values(detector, 2, 96));
        var (one, other) = (StreamTest.Of(detector, reference, current, 3)!, StreamTest.Of(detector, reference, current, 3)!);
        (one.Value, one.Threshold, one.Onset).ShouldBe((other.Value, other.Threshold, other.Onset));
        one.Course.ShouldBe(other.Course);
    }

    /// <summary>A threshold that changed with a version of the operator would end or begin drift in every policy at once.</summary>
    [Theory]
    [InlineData(ChangeDetector.Cusum, 0, 3.055555555555556, 80)]
    [InlineData(ChangeDetector.PageHinkley, 46.78931832416059, 182.03733316135103, 0)]
    [InlineData(ChangeDetector.Adwin, 0.15988440525075498, 1.437122050883254, 76)]
    [InlineData(ChangeDetector.Ddm, 1.9588905195255268, 15.468222591785134, 15)]
    public void A_seed_gives_the_outcome_that_it_always_gave(ChangeDetector detector, double value, double threshold, int onset)
    {
        var outcome = StreamTest.Of(detector, Values(detector, 1, 288, 0.9), Values(detector, 2, 96, 0.9), 3)!;
        outcome.Value.ShouldBe(value, 1e-9);
        outcome.Threshold.ShouldBe(threshold, 1e-9);
        outcome.Onset.ShouldBe(onset);
    }

    [Theory]
    [InlineData(ChangeDetector.Cusum)]
    [InlineData(ChangeDetector.PageHinkley)]
    public void Units_do_not_matter(ChangeDetector detector)
    {
        var (reference, current) = (Values(detector, 1, 288), Moved(detector, Values(detector, 2, 96), 0.5));
        var one = StreamTest.Of(detector, reference, current, 3)!;
        var other = StreamTest.Of(detector, [.. reference.Select(x => 40 - (3e5 * x))], [.. current.Select(x => 40 - (3e5 * x))], 3)!;
        other.Value.ShouldBe(one.Value, 1e-6);
        other.Threshold.ShouldBe(one.Threshold, 1e-6);
    }

    [Theory]
    [InlineData(ChangeDetector.Cusum)]
    [InlineData(ChangeDetector.PageHinkley)]
    public void A_reference_that_varies_once_gives_no_threshold(ChangeDetector detector)
    {
        double[] flat = [.. Enumerable.Repeat(2.0, 200)];
        StreamTest.Of(detector, flat, flat, 1).ShouldBeNull();
        StreamTest.Of(detector, [.. flat, 3], [2, 3, 4, 9], 1).ShouldBeNull();
    }

    [Fact]
    public void Where_the_reference_is_still_the_published_bounds_hold()
    {
        StreamTest.Of(ChangeDetector.Adwin, new double[200], new double[50], 1)!.Threshold.ShouldBe(1);
        StreamTest.Of(ChangeDetector.Ddm, new double[200], new double[50], 1)!.Threshold.ShouldBe(Ddm.Drift);
    }

    [Theory]
    [InlineData(ChangeDetector.Adwin, 1.01)]
    [InlineData(ChangeDetector.Adwin, -0.01)]
    [InlineData(ChangeDetector.Adwin, double.NaN)]
    [InlineData(ChangeDetector.Ddm, 0.5)]
    [InlineData(ChangeDetector.Cusum, double.PositiveInfinity)]
    public void What_a_detector_cannot_take_is_told(ChangeDetector detector, double value)
    {
        StreamTest.Unsuitable(detector, [0, 1, value]).ShouldBe(value);
        StreamTest.Unsuitable(detector, [0, 1]).ShouldBeNull();
    }

    [Fact]
    public void The_effect_of_a_correlation_is_the_difference_of_Fishers_z() =>
        new CorrelationChange(0.5, 0, 0.1).Effect.ShouldBe(0.5 * Math.Log(3), 1e-12);
}
