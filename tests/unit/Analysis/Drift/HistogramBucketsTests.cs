using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Analysis.Tests.Drift;

public class LadderTests
{
    private const double Inf = double.PositiveInfinity;

    private static HistogramBuckets Classic(params (double Le, double Count)[] buckets) => HistogramBuckets.OfClassic(buckets);

    private static HistogramBuckets Spread(params double[] edges) =>
        Classic([.. edges.Select((e, i) => (e, 10.0 * (i + 1))), (Inf, 10.0 * (edges.Length + 1))]);

    [Fact]
    public void Buckets_are_sorted_and_dips_between_pods_are_repaired()
    {
        var ladder = Classic((Inf, 30), (2, 9), (1, 10));
        ladder.Total.ShouldBe(30);
        ladder.UpTo(2).ShouldBe(10);
    }

    [Fact]
    public void What_cannot_be_read_says_why()
    {
        Classic().Defect.ShouldBe(BucketDefect.Empty);
        Classic((1, 1)).Defect.ShouldBe(BucketDefect.NoInfinity);
        Classic((1, double.NaN), (Inf, 3)).Defect.ShouldBe(BucketDefect.NotFinite);
        Classic((double.NaN, 1), (Inf, 3)).Defect.ShouldBe(BucketDefect.NotFinite);
        Classic((1, -1), (Inf, 3)).Defect.ShouldBe(BucketDefect.NotFinite);
        Alignment.Of(Spread(1, 2, 3, 4, 5), Classic((1, 1))).ShouldBe((null, BucketDefect.NoInfinity));
    }

    [Fact]
    public void Ladders_meet_at_the_edges_that_both_have()
    {
        var (pair, _) = Alignment.Of(Spread(1, 2, 3, 4, 5, 6), Spread(1, 2, 3.5, 4, 5, 6));
        pair!.Edges.ShouldBe([1, 2, 4, 5, 6]);
        pair.Reference.ShouldBe([10, 10, 20, 10, 10, 10]);
        pair.Current.ShouldBe([10, 10, 20, 10, 10, 10]);
    }

    [Fact]
    public void A_layout_that_changed_is_not_compared()
    {
        Alignment.Of(Spread(1, 2, 3, 4, 5), Spread(10, 20, 30, 40, 50)).Defect.ShouldBe(BucketDefect.BucketLayoutChanged);
        Alignment.Of(Spread(1, 2, 3, 4), Spread(1, 2, 3, 4)).Defect.ShouldBe(BucketDefect.TooCoarse);
    }

    [Fact]
    public void A_ladder_with_most_samples_in_one_bucket_hides_a_shift() =>
        Alignment
            .Of(Classic((1, 0), (2, 0), (3, 60), (4, 80), (5, 90), (Inf, 100)), Spread(1, 2, 3, 4, 5))
            .Defect.ShouldBe(BucketDefect.TooCoarse);

    [Theory]
    [InlineData(989, BucketDefect.None)]
    [InlineData(991, BucketDefect.Collapsed)]
    public void A_constant_in_place_of_values_that_were_spread_is_not_compared(double constant, BucketDefect defect) =>
        Alignment
            .Of(Spread(1, 2, 3, 4, 5), Classic((1, 0), (2, constant), (3, constant), (4, constant), (5, constant), (Inf, 1000)))
            .Defect.ShouldBe(defect);

    [Theory]
    [InlineData(991, 0, false)]
    [InlineData(0, 991, true)]
    public void Everything_beyond_one_end_is_a_shift_and_no_constant(double below, double above, bool end)
    {
        var (pair, defect) = Alignment.Of(
            Spread(1, 2, 3, 4, 5),
            Classic((1, below), (2, below), (3, below), (4, below), (5, 1000 - Math.Max(above, 1)), (Inf, 1000))
        );
        (defect, pair?.FilledEnd).ShouldBe((BucketDefect.None, end));
    }

    [Fact]
    public void Several_windows_are_one_at_the_edges_that_all_know()
    {
        var sum = HistogramBuckets.Sum([Spread(1, 2, 3, 4, 5), Spread(1, 2, 3.5, 4, 5)]);
        sum.Edges.ShouldBe([1, 2, 4, 5]);
        (sum.UpTo(2), sum.Total).ShouldBe((40, 120));
    }

    [Fact]
    public void A_window_without_samples_has_not_collapsed() =>
        Alignment.Of(Spread(1, 2, 3, 4, 5), Classic((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (Inf, 0))).Defect.ShouldBe(BucketDefect.None);

    [Fact]
    public void Native_histograms_of_two_resolutions_meet_at_the_coarser_ones_edges()
    {
        var coarse = HistogramBuckets.OfNative([new(1, 2, 5), new(2, 4, 6), new(4, 8, 7), new(8, 16, 8), new(16, 32, 9)]);
        var fine = HistogramBuckets.OfNative([
            new(1, 1.4, 2),
            new(1.4, 2, 3),
            new(2.8, 4, 6),
            new(4, 5.7, 7),
            new(11.3, 16, 8),
            new(16, 22.6, 9),
        ]);
        var (pair, _) = Alignment.Of(coarse, fine);
        pair!.Edges.ShouldBe([1, 2, 4, 8, 16, 32]);
        pair.Current.ShouldBe([0, 5, 6, 7, 8, 9, 0]);
        pair.Reference.ShouldBe([0, 5, 6, 7, 8, 9, 0]);
    }

    [Fact]
    public void More_than_fifty_bins_are_merged_and_none_is_lost()
    {
        var (pair, _) = Alignment.Of(
            Spread([.. Enumerable.Range(1, 120).Select(i => (double)i)]),
            Spread([.. Enumerable.Range(1, 120).Select(i => (double)i)])
        );
        pair!.Bins.ShouldBe(50);
        pair.Edges.Count.ShouldBe(49);
        pair.ReferenceTotal.ShouldBe(1210);
    }

    [Fact]
    public void Rare_categories_beyond_fifty_are_one()
    {
        var many = Enumerable.Range(0, 200).ToDictionary(i => $"c{i}", i => (double)(i + 1));
        var counts = Categories.Of(many, many);
        counts.Bins.ShouldBe(50);
        counts.CurrentTotal.ShouldBe(200 * 201 / 2);
        (counts.Names.Count, counts.Names[0], counts.Names[^1]).ShouldBe((50, "c199", "151 others"));
        counts.Reference[0].ShouldBe(200);
    }

    [Fact]
    public void Each_category_keeps_its_name()
    {
        var counts = Categories.Of(
            new Dictionary<string, double> { ["food"] = 700, ["travel"] = 300 },
            new Dictionary<string, double> { ["food"] = 500, ["crypto"] = 500 }
        );
        counts.Names.ShouldBe(["food", "crypto", "travel"]);
        (counts.Reference[1], counts.Current[1], counts.Reference[2], counts.Current[2]).ShouldBe((0, 500, 300, 0));
    }
}
