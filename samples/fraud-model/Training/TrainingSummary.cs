namespace MlOps.Samples.FraudModel.Training;

/// <summary>
/// The last line that a training prints. The baseline is the model that serves, on the same rows; null when it could not be asked.
/// </summary>
internal sealed record TrainingSummary(int Rows, double Accuracy, double Auc, double? BaselineAccuracy, double? BaselineAuc, bool Uploaded);
