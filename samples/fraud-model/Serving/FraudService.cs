using Microsoft.ML;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Serving.Predictions;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>The whole decision, free of HTTP: score, verdict, and reasons for what a person will have to review.</summary>
public sealed class FraudService(ModelArtefact artefact, MLContext ml, string version)
{
    private readonly FraudScorer _scorer = new(artefact, ml);
    private readonly ReasonCodes _reasons = new(artefact.Manifest);
    private readonly FeatureManifest _manifest = artefact.Manifest;

    public double Probability(Transaction transaction) => _scorer.Probability(transaction);

    public bool IsFraud(double probability) => probability >= _manifest.FraudThreshold;

    public Prediction Explain(Transaction transaction, double probability) =>
        new(IsFraud(probability), probability, probability >= _manifest.ReviewThreshold ? _reasons.For(transaction) : [], version);

    public Prediction Predict(Transaction transaction) => Explain(transaction, Probability(transaction));
}
