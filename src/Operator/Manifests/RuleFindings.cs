using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests;

/// <summary>What the rules say of an object: errors, and what is legal and worth saying.</summary>
internal sealed record RuleFindings(IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldError> Others)
{
    /// <summary>Without what is said of a value that has to change anyway.</summary>
    public static RuleFindings Of(IReadOnlyList<FieldError> errors, IEnumerable<FieldError> others) =>
        new(errors, [.. others.Where(o => !errors.Any(e => IsIn(o.Field, e.Field)))]);

    public RuleFindings Common(RuleFindings other) =>
        new([.. Errors.Where(other.Errors.Contains)], [.. Others.Where(other.Others.Contains)]);

    /// <summary>True when the field is the other one, or below it.</summary>
    public static bool IsIn(string field, string other) =>
        field.StartsWith(other, StringComparison.Ordinal) && (field.Length == other.Length || field[other.Length] is '.' or '[');
}
