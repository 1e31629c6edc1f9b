namespace MlOps.Samples.ModelServer;

/// <summary>Which model this process serves, as the operator injects it.</summary>
public sealed record ServedModel(string Name, string Version, string? Uri)
{
    public static ServedModel FromEnvironment(string defaultName) =>
        new(Read("MLOPS_MODEL_NAME") ?? defaultName, Read("MLOPS_MODEL_VERSION") ?? "dev", Read("MLOPS_MODEL_URI"));

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
