using Microsoft.ML;
using MlOps.Samples.FraudModel.Features;
using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Training.Rows;

/// <summary>ML.NET's view of a labelled transaction. The vector's length is set in the schema: models differ in it.</summary>
public sealed class TrainingRow
{
    public float[] Features { get; init; } = [];

    public bool Label { get; init; }

    internal static IDataView View(MLContext ml, IEnumerable<LabelledTransaction> rows, IReadOnlyList<Feature> features) =>
        ml.Data.LoadFromEnumerable(
            rows.Select(r => new TrainingRow { Features = FeatureCatalog.Vector(features, r.Transaction), Label = r.Fraud }).ToList(),
            RowSchema.Of<TrainingRow>(features.Count)
        );
}
