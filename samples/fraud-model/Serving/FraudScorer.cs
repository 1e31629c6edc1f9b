using System.Collections.Concurrent;
using Microsoft.ML;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Serving.Predictions;
using MlOps.Samples.FraudModel.Training.Rows;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>From a transaction to a probability, for many threads at once.</summary>
public sealed class FraudScorer(ModelArtefact artefact, MLContext ml)
{
    // An engine is not safe for two threads and dear to make, so they are lent out and come back.
    private readonly ConcurrentBag<PredictionEngine<ScoringRow, Score>> _engines = [];

    private readonly IReadOnlyList<Feature> _features = FeatureCatalog.Of(artefact.Manifest).Named(artefact.Manifest.Features);

    public double Probability(Transaction transaction)
    {
        var engine = _engines.TryTake(out var idle)
            ? idle
            : ml.Model.CreatePredictionEngine<ScoringRow, Score>(
                artefact.Model,
                inputSchemaDefinition: RowSchema.Of<ScoringRow>(_features.Count)
            );
        try
        {
            return engine.Predict(new ScoringRow { Features = FeatureCatalog.Vector(_features, transaction) }).Probability;
        }
        finally
        {
            _engines.Add(engine);
        }
    }
}
