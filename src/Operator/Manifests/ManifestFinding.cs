namespace MlOps.Operator.Manifests;

/// <summary>What is wrong, or risky, in a file. Lines count from 1.</summary>
public sealed record ManifestFinding(string File, int Line, string Kind, string Name, string Field, string Message, Severity Severity)
{
    public override string ToString()
    {
        var subject = Kind.Length == 0 ? "" : $"{Kind}/{Name}: ";
        var field = Field.Length == 0 ? "" : $"{Field}: ";
        return $"{File}:{Line}: {Severity.ToString().ToLowerInvariant()}: {subject}{field}{Message}";
    }
}
