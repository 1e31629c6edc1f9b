namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>Whether the truth met a prediction of this process; another pod's prediction is not ours to score.</summary>
public sealed record FeedbackAnswer(bool Counted);
