namespace MlOps.Samples.FraudModel.Features;

/// <summary>How a feature was spread in the training data: what "unusual" means to this model.</summary>
public sealed record FeatureStatistic(double Mean, double StandardDeviation)
{
    public double Deviation(double value) => StandardDeviation > 0 ? (value - Mean) / StandardDeviation : 0;

    public static FeatureStatistic Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }
}
