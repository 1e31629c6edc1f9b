using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Training;

/// <summary>Trains a fraud model on synthetic payments: same seed and features, same model.</summary>
public sealed class Trainer(int seed, IReadOnlyList<Feature> features)
{
    private const int Rows = 20_000;
    private const int TestRows = 5_000;

    /// <summary>People can review this share of all payments; the threshold follows from it.</summary>
    private const double ReviewCapacity = 0.30;

    private readonly MLContext _ml = new(seed);

    public TrainedModel Train()
    {
        var data = TransactionGenerator.Generate(seed).Take(Rows + TestRows).ToList();
        var training = Load(data.Take(Rows));
        var test = Load(data.Skip(Rows));

        var model = _ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = 60,
            NumberOfLeaves = 16,
            MinimumExampleCountPerLeaf = 30,
            LearningRate = 0.15,
            Seed = seed,
            // More threads would add in another order, and floating point would make that another model.
            NumberOfThreads = 1,
        }).Fit(training);

        var scored = model.Transform(test);
        var quality = _ml.BinaryClassification.Evaluate(scored);
        var scores = scored.GetColumn<float>("Probability").Order().ToList();
        var manifest = new FeatureManifest
        {
            Features = [.. features.Select(f => f.Name)],
            Statistics = features.ToDictionary(
                f => f.Name, f => FeatureStatistic.Of([.. data.Take(Rows).Select(d => f.Value(d.Transaction))])),
            ReviewThreshold = scores[(int)((1 - ReviewCapacity) * scores.Count)],
            FraudThreshold = 0.5,
            Seed = seed,
            Accuracy = quality.Accuracy,
            AreaUnderRocCurve = quality.AreaUnderRocCurve,
        };
        return new TrainedModel(new ModelArtefact(model, manifest), _ml, training.Schema);
    }

    private IDataView Load(IEnumerable<LabelledTransaction> data) => _ml.Data.LoadFromEnumerable(
        data.Select(d => new TrainingRow { Features = FeatureCatalog.Vector(features, d.Transaction), Label = d.Fraud }).ToList(),
        RowSchema.Of<TrainingRow>(features.Count));
}
