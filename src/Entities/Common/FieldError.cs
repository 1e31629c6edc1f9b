namespace MlOps.Entities.Common;

/// <summary>One field that is wrong or risky, by its path as in YAML, and what to do about it.</summary>
public sealed record FieldError(string Field, string Message)
{
    /// <summary>The field is correct; the message explains an effect that may surprise.</summary>
    public bool IsNote { get; init; }

    public override string ToString() => $"{Field}: {Message}";
}
