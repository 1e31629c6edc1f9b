namespace MlOps.Samples.FraudModel.Training;

/// <summary>Why the operator asked for this training, as it told the Job.</summary>
internal static class DriftContext
{
    private static readonly string[] Variables =
    [
        "MLOPS_MODEL_NAME",
        "MLOPS_MODEL_VERSION",
        "MLOPS_DRIFT_POLICY",
        "MLOPS_DRIFT_EPISODE",
        "MLOPS_DRIFT_ONSET",
        "MLOPS_DRIFT_SIGNALS",
        "MLOPS_DRIFT_EVIDENCE",
        "MLOPS_TRAINING_ID",
        "MLOPS_TRAINING_ATTEMPT",
    ];

    public static IEnumerable<string> Lines(Func<string, string?> environment) =>
        from variable in Variables
        let value = environment(variable)
        where !string.IsNullOrEmpty(value)
        select $"{variable}={value}";
}
