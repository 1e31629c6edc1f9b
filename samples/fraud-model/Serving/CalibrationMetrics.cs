using System.Globalization;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>
/// What was expected and what came true, by how probable fraud was said to be. All bands are there from the start, at 0: the difference
/// of two counters takes only the bands that both have.
/// </summary>
internal sealed class CalibrationMetrics
{
    private readonly double[] _bounds;
    private readonly Counter _expected;
    private readonly Counter _frauds;
    private readonly Counter _labels;

    public CalibrationMetrics(IMetricFactory metrics, double[] bounds)
    {
        _bounds = bounds;
        _expected = metrics.CreateCounter(
            "fraud_calibration_expected_total",
            "Sum of the predicted probabilities of payments whose truth is known.",
            ["band"]
        );
        _frauds = metrics.CreateCounter("fraud_calibration_frauds_total", "Frauds among the payments whose truth is known.", ["band"]);
        _labels = metrics.CreateCounter("fraud_calibration_labels_total", "Payments whose truth is known.", ["band"]);
        foreach (var counter in new[] { _expected, _frauds, _labels })
        {
            foreach (var bound in bounds)
                counter.WithLabels(Name(bound)).Publish();
        }
    }

    public void Learned(double probability, bool fraud)
    {
        var band = Name(Array.Find(_bounds, bound => probability <= bound));
        _expected.WithLabels(band).Inc(probability);
        _frauds.WithLabels(band).Inc(fraud ? 1 : 0);
        _labels.WithLabels(band).Inc();
    }

    private static string Name(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
