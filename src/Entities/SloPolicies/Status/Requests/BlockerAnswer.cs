using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Result of one of the model's rollback blockers.")]
public sealed record BlockerAnswer
{
    [Description("Name of the blocker."), StringLength(63)]
    public required string Name { get; init; }

    [Description("Value: the query returned a value. All others: it did not, and this is why.")]
    public required EvidenceKind Evidence { get; init; }

    [Description("Value of the query, as a decimal string. Any value other than zero holds the rollback."), StringLength(32)]
    public string? Value { get; init; }

    [Description("Why the query returned no value. Absent if it did."), StringLength(512)]
    public string? Message { get; init; }
}
