using Microsoft.ML.Data;

namespace MlOps.Samples.FraudModel.Training.Rows;

internal static class RowSchema
{
    /// <summary>The schema of <typeparamref name="T"/> with a feature vector of this length.</summary>
    public static SchemaDefinition Of<T>(int features)
    {
        var schema = SchemaDefinition.Create(typeof(T));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        return schema;
    }
}
