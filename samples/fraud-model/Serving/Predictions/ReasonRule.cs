using MlOps.Samples.FraudModel.Features;

namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>A reason to tell the reviewer, if the feature is that many standard deviations off in this direction.</summary>
internal sealed record ReasonRule(string Code, string Feature, double Deviation)
{
    public bool Explains(FeatureStatistic usual, double value) =>
        Deviation < 0 ? usual.Deviation(value) <= Deviation : usual.Deviation(value) >= Deviation;
}
