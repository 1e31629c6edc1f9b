namespace MlOps.Operator.Manifests;

/// <summary>What is wrong, or risky, in a file. Lines count from 1; 0 where the whole file is meant.</summary>
public sealed record ManifestFinding(string File, int Line, string Kind, string Name, string Field, string Message, Severity Severity)
{
    public override string ToString()
    {
        var subject = Kind.Length == 0 ? "" : $"{Kind}/{Name}: ";
        var field = Field.Length == 0 ? "" : $"{Field}: ";
        return $"{(Line > 0 ? $"{File}:{Line}" : File)}: {Severity.ToString().ToLowerInvariant()}: {subject}{field}{Message}";
    }
}
