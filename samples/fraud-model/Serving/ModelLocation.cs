namespace MlOps.Samples.FraudModel.Serving;

/// <summary>Where the model lies. Only files: this server fetches nothing over a network.</summary>
internal static class ModelLocation
{
    public static FileInfo Parse(string? uri)
    {
        if (uri is null)
            throw new ArgumentException("MLOPS_MODEL_URI is not set; expected something like file:///models/fraud-1.zip");
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile)
            throw new ArgumentException($"MLOPS_MODEL_URI is '{uri}'; only file:///… is understood");
        var file = new FileInfo(parsed.LocalPath);
        return file.Exists ? file : throw new ArgumentException($"MLOPS_MODEL_URI names {file.FullName}, which does not exist");
    }
}
