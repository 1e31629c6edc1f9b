using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Training.Rows;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Training;

/// <summary>Labelled rows put to a model: the same rows for every model that is to be compared.</summary>
internal sealed class Examination(MLContext ml, IReadOnlyList<LabelledTransaction> rows)
{
    public Quality Of(ModelArtefact artefact) => Of(artefact.Model, FeatureCatalog.Of(artefact.Manifest).Named(artefact.Manifest.Features));

    public Quality Of(ITransformer model, IReadOnlyList<Feature> features)
    {
        var quality = ml.BinaryClassification.Evaluate(Score(model, features));
        return new(quality.Accuracy, quality.PositiveRecall, quality.AreaUnderRocCurve);
    }

    public IEnumerable<float> Probabilities(ITransformer model, IReadOnlyList<Feature> features) =>
        Score(model, features).GetColumn<float>("Probability");

    private IDataView Score(ITransformer model, IReadOnlyList<Feature> features) => model.Transform(TrainingRow.View(ml, rows, features));
}
