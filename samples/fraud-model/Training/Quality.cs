namespace MlOps.Samples.FraudModel.Training;

/// <summary>How a model fared on labelled rows.</summary>
public sealed record Quality(double Accuracy, double Recall, double AreaUnderRocCurve);
