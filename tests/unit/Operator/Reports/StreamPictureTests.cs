using System.Globalization;
using System.Xml.Linq;
using MlOps.Analysis.Counters;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Operator.Reports.Drift;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Reports.Drift.Pictures;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Reports;

public class StreamPictureTests
{
    private static readonly DateTimeOffset Noon = AWatchedModel.Noon;

    [Fact]
    public void Both_parts_are_drawn_one_after_the_other_and_told_apart()
    {
        var picture = Draw([Piece(0, 100, _ => 1)], Piece(100, 50, _ => 3));
        var (past, now) = (Lines(picture, "past").ShouldHaveSingleItem(), Lines(picture, "measure").ShouldHaveSingleItem());
        (past.Count, now.Count).ShouldBe((100, 50));
        past.Max(p => p.X).ShouldBeLessThan(now.Min(p => p.X));
        now[0].Y.ShouldBeLessThan(past[0].Y, "a larger value lies higher");
        picture.Elements("line").Count(l => Class(l) == "driftline").ShouldBe(0);
    }

    [Fact]
    public void The_change_lies_where_the_detector_says()
    {
        var current = Piece(100, 50, i => i < 30 ? 1 : 3);
        var picture = Draw([Piece(0, 100, _ => 1)], current, At(current[30].Time));
        var line = picture.Elements("line").Single(l => Class(l) == "driftline");
        Number(line, "x1").ShouldBe(Lines(picture, "measure")[0][30].X, 0.2);
        Number(line, "x1").ShouldBe(Number(line, "x2"));
        picture.Elements("text").ShouldContain(t => t.Value == "change");
    }

    [Fact]
    public void Of_many_values_the_extremes_of_each_column_are_drawn()
    {
        var picture = Draw([Piece(0, 2016, i => i == 777 ? 50 : i % 7)], Piece(2016, 288, i => i == 133 ? -50 : i % 5));
        var (past, now) = (Lines(picture, "past").SelectMany(p => p).ToList(), Lines(picture, "measure").SelectMany(p => p).ToList());
        (past.Count + now.Count).ShouldBeInRange(500, 2 + (2 * StreamCourse.Columns));
        var (top, ground) = (past.Min(p => p.Y), now.Max(p => p.Y));
        (past.Count(p => p.Y == top), now.Count(p => p.Y == ground)).ShouldBe((1, 1));
        past.Single(p => p.Y == top).X.ShouldBe(Plot.X(777 / 2303.0), 1.1);
        now.Single(p => p.Y == ground).X.ShouldBe(Plot.X((2016 + 133) / 2303.0), 1.1);
        past.Select(p => p.X).ShouldBeInOrder();
    }

    [Fact]
    public void Weeks_between_the_seasons_are_cut_short_and_no_line_crosses_them()
    {
        var picture = Draw([Piece(0, 96, _ => 1), Piece(672, 96, _ => 1), Piece(1344, 96, _ => 1)], Piece(2016, 96, _ => 1));
        var past = Lines(picture, "past");
        past.Count.ShouldBe(3);
        (past[1][0].X - past[0][^1].X).ShouldBeInRange(2, 20);
        (past[0][^1].X - past[0][0].X).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_moment_without_a_value_parts_the_line_and_a_value_between_two_such_is_still_seen()
    {
        List<Sample> current = [.. Piece(100, 50, i => i)];
        current.RemoveAll(s => s.Time == Time(120) || s.Time == Time(122));
        var lines = Lines(Draw([Piece(0, 100, _ => 1)], current), "measure");
        lines.Select(l => l.Count).ShouldBe([20, 2, 27]);
        lines[1][1].X.ShouldBeGreaterThan(lines[1][0].X);
    }

    [Fact]
    public void A_value_that_never_changes_has_a_line_too() =>
        Lines(Draw([Piece(0, 100, _ => 0)], Piece(100, 50, _ => 0)), "measure")
            .ShouldHaveSingleItem()
            .ShouldAllBe(p => double.IsFinite(p.Y));

    [Theory]
    [InlineData(StreamDetector.CUSUM)]
    [InlineData(StreamDetector.PageHinkley)]
    [InlineData(StreamDetector.ADWIN)]
    [InlineData(StreamDetector.DDM)]
    public async Task The_report_says_which_detector_went_how_far_of_what_threshold_since_when(StreamDetector detector)
    {
        var changed = await SectionAsync(detector, 0.6);
        var result = changed.Latest.Result;
        var text = XElement.Parse(SignalSection.Of(changed, null).Text).Value;
        text.ShouldContain(
            $"{detector} reaches {Plot.Number(result.Value!.Value)}, beyond its threshold {Plot.Number(result.Threshold!.Value)}: it changed "
        );
        result.Since!.Value.ShouldBeInRange(Noon.AddMinutes(-40), Noon.AddMinutes(-20));
        text.ShouldContain($"at {result.Since.Value:yyyy-MM-dd HH:mm:ss}Z");
        text.ShouldContain("a value every 15 s");
        text.ShouldContain("n = 240 now, 960 in the reference");
        XElement.Parse(SignalSection.Of(await SectionAsync(detector, 0.2), null).Text).Value.ShouldContain(", no change");
    }

    [Fact]
    public void Values_that_cannot_be_judged_are_drawn_without_a_claim()
    {
        var pieces = new StreamWindows(Piece(0, 10, _ => 1), Piece(10, 5, _ => 1), TimeSpan.FromMinutes(15));
        StreamPicture.Words(pieces, SignalResult.Without(Entities.Common.Status.EvidenceKind.NoData, "too few")).ShouldBe("not evaluated");
    }

    [Fact]
    public void A_change_that_the_window_does_not_show_the_beginning_of_was_before_it()
    {
        var current = Piece(100, 50, _ => 3);
        var result = new SignalResult(Entities.Common.Status.EvidenceKind.Value, Analysis.Drift.Judging.DriftGrade.Drift, "")
        {
            Detector = StreamDetector.CUSUM,
            Value = 9,
            Threshold = 8,
            Since = At(current[0].Time),
        };
        StreamPicture
            .Words(new StreamWindows(Piece(0, 100, _ => 1), current, TimeSpan.FromMinutes(15)), result)
            .ShouldEndWith($"it changed before {Noon.AddHours(25):yyyy-MM-dd HH:mm:ss}Z");
    }

    /// <summary>Outcomes of which one in five is 1, and so many in the last half hour.</summary>
    private static async Task<SignalHistory> SectionAsync(StreamDetector detector, double rate)
    {
        var watched = new AWatchedModel();
        watched.With(s =>
            s with
            {
                Signals =
                [
                    new DriftSignal
                    {
                        Name = "errors",
                        Kind = SignalKind.Quality,
                        Source = new SignalSource
                        {
                            Stream = new StreamSource { Query = "errors", Detector = detector },
                        },
                    },
                ],
            }
        );
        double[] noise = [.. Noise.Outcomes(1, 4099, 1 / 3.0).Zip(Noise.Outcomes(2, 4099, 0.6), (a, b) => a * b)];
        double[] risen = Noise.Outcomes(3, 4099, rate);
        watched.Amounts = at =>
            History.Values(at, 3600, 15, t => (t > Noon.AddMinutes(-30).ToUnixTimeSeconds() ? risen : noise)[(int)(t / 15 % 4099)]);
        using var sources = watched.Session.Sources(watched.Policy.Spec.Prometheus);
        return (
            await new DriftHistoryGatherer(watched.Api, sources, watched.Clock).GatherAsync(
                watched.Policy,
                TestContext.Current.CancellationToken
            )
        ).Signals.ShouldHaveSingleItem();
    }

    /// <summary>So many values, one every quarter of an hour.</summary>
    private static List<Sample> Piece(int from, int count, Func<int, double> value) =>
        [.. Enumerable.Range(0, count).Select(i => new Sample(Time(from + i), value(i)))];

    private static double Time(int quarter) => Noon.AddMinutes(15 * quarter).ToUnixTimeSeconds();

    private static DateTimeOffset At(double time) => DateTimeOffset.FromUnixTimeSeconds((long)time);

    private static XElement Draw(List<List<Sample>> reference, List<Sample> current, DateTimeOffset? since = null) =>
        XElement.Parse(
            StreamPicture.Of(new StreamWindows([.. reference.SelectMany(r => r)], current, TimeSpan.FromMinutes(15)), since).Text
        );

    private static List<List<(double X, double Y)>> Lines(XElement picture, string style) =>
        [
            .. picture
                .Elements("polyline")
                .Where(l => Class(l) == style)
                .Select(l =>
                    l.Attribute("points")!
                        .Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(p => p.Split(','))
                        .Select(p => (Parse(p[0]), Parse(p[1])))
                        .ToList()
                ),
        ];

    private static string? Class(XElement element) => element.Attribute("class")?.Value;

    private static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
