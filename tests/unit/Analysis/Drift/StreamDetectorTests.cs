using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;

namespace MlOps.Analysis.Tests.Drift;

public class StreamDetectorTests
{
    /// <summary>Normal values; with rho each keeps so much of the one before.</summary>
    private static double[] Normal(int seed, int n, double mean = 0, double rho = 0)
    {
        var random = new Random(seed);
        var before = 0.0;
        return
        [
            .. Enumerable
                .Range(0, n)
                .Select(_ =>
                {
                    var u = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                    before = (rho * before) + (Math.Sqrt(1 - (rho * rho)) * u);
                    return before + mean;
                }),
        ];
    }

    [Fact]
    public void The_same_seed_gives_the_same_threshold() =>
        BlockBootstrap
            .Threshold(Normal(1, 500), 100, PageHinkley.Run, 3)
            .ShouldBe(BlockBootstrap.Threshold(Normal(1, 500), 100, PageHinkley.Run, 3));

    [Fact]
    public void Blocks_are_longer_where_neighbours_have_more_in_common() =>
        BlockBootstrap.BlockLength(Normal(1, 2000, rho: 0.9)).ShouldBeGreaterThan(3 * BlockBootstrap.BlockLength(Normal(1, 2000)));

    [Fact]
    public void ADWIN_finds_the_cut()
    {
        double[] stream = [.. Enumerable.Repeat(0.2, 300), .. Enumerable.Repeat(0.6, 100)];
        Adwin.Run(stream).Onset.ShouldBe(300);
        Adwin.Run(stream).Value.ShouldBeGreaterThan(1);
        Adwin.Run([.. Normal(3, 400).Select(z => Math.Clamp(0.5 + (0.1 * z), 0, 1))]).Value.ShouldBeLessThan(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Adwin.Run([0.5, 1.5]));
        Should.Throw<ArgumentOutOfRangeException>(() => Adwin.Run([0.5, double.NaN]));
        Adwin.Run([]).Value.ShouldBe(0);
    }

    [Fact]
    public void DDM_finds_more_errors()
    {
        var random = new Random(4);
        double[] Errors(int n, double rate) => [.. Enumerable.Range(0, n).Select(_ => random.NextDouble() < rate ? 1.0 : 0)];
        Ddm.Run([.. Errors(1000, 0.1), .. Errors(500, 0.4)]).Value.ShouldBeGreaterThan(Ddm.Drift);
        Ddm.Run([.. Errors(20, 0.5)]).Value.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Ddm.Run([0, 1, 0.5]));
    }

    [Fact]
    public void Signals_that_part_are_found_and_others_not()
    {
        var (a, b) = (Normal(1, 500), Normal(2, 500));
        double[] together = [.. a.Zip(b, (x, y) => (0.9 * x) + (0.4 * y))];
        CorrelationChange.Of((a, together), (b, a))!.PValue.ShouldBeLessThan(1e-6);
        CorrelationChange.Of((a, together), (a, together))!.PValue.ShouldBe(1);
        CorrelationChange.Of((a, together), ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).ShouldBeNull();
    }
}
