namespace MlOps.Entities.Common;

/// <summary>One field that is wrong, by its path as in YAML, and what to do about it.</summary>
public sealed record FieldError(string Field, string Message)
{
    public override string ToString() => $"{Field}: {Message}";
}
