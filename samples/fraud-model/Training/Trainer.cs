using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Training.Rows;

namespace MlOps.Samples.FraudModel.Training;

/// <summary>Trains a fraud model: same seed, features and rows, same model.</summary>
internal sealed class Trainer(int seed, IReadOnlyList<string> featureNames)
{
    /// <summary>People can review this share of all payments; the threshold follows from it.</summary>
    private const double ReviewCapacity = 0.30;

    private readonly MLContext _ml = new(seed);

    public TrainedModel Train(TrainingSet data)
    {
        var features = new FeatureCatalog(data.MerchantCategories).Named(featureNames);
        var training = TrainingRow.View(_ml, data.Training, features);
        var model = _ml
            .BinaryClassification.Trainers.FastTree(
                new FastTreeBinaryTrainer.Options
                {
                    NumberOfTrees = 60,
                    NumberOfLeaves = 16,
                    MinimumExampleCountPerLeaf = ExamplesPerLeaf(data.Training.Count),
                    LearningRate = 0.15,
                    Seed = seed,
                    // More threads would add in another order, and floating point would make that another model.
                    NumberOfThreads = 1,
                }
            )
            .Fit(training);

        var examination = new Examination(_ml, data.Test);
        var quality = examination.Of(model, features);
        var scores = examination.Probabilities(model, features).Order().ToList();
        var manifest = new FeatureManifest
        {
            Features = [.. features.Select(f => f.Name)],
            MerchantCategories = data.MerchantCategories,
            Statistics = features.ToDictionary(
                f => f.Name,
                f => FeatureStatistic.Of([.. data.Training.Select(d => f.Value(d.Transaction))])
            ),
            ReviewThreshold = scores[(int)((1 - ReviewCapacity) * scores.Count)],
            FraudThreshold = 0.5,
            Seed = seed,
            Accuracy = quality.Accuracy,
            AreaUnderRocCurve = quality.AreaUnderRocCurve,
        };
        return new TrainedModel(new ModelArtefact(model, manifest), _ml, training.Schema);
    }

    /// <summary>
    /// Few rows could not fill leaves of 30 and keep the new apart from the usual; leaves of a handful would learn chance.
    /// </summary>
    private static int ExamplesPerLeaf(int rows) => Math.Clamp(rows / 200, 5, 30);
}
