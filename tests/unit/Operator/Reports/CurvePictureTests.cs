using System.Xml.Linq;
using MlOps.Analysis.Drift.Judging;
using MlOps.Operator.Reports.Drift.Pictures;

namespace MlOps.Operator.Tests.Reports;

public class CurvePictureTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fall_of_an_accuracy_by_a_few_hundredths_can_be_seen()
    {
        var heights = Heights(fromZero: false);
        (heights[1] - heights[0]).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_distance_is_drawn_from_zero_as_its_height_says_how_far()
    {
        var heights = Heights(fromZero: true);
        (heights[1] - heights[0]).ShouldBeLessThan(10);
    }

    /// <summary>Of the two points, downwards.</summary>
    private static double[] Heights(bool fromZero)
    {
        var curve = new Curve(
            "score",
            0.91,
            0.895,
            fromZero,
            [(Noon, 0.93, 0, DriftGrade.None), (Noon.AddHours(1), 0.88, 0, DriftGrade.Drift)]
        );
        return
        [
            .. XElement
                .Parse(CurvePicture.Of(curve, null).Text)
                .Descendants()
                .Where(e => e.Name.LocalName == "circle")
                .Select(e => (double)e.Attribute("cy")!),
        ];
    }
}
