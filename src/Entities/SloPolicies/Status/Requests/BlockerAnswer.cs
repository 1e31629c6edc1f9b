using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("What one of the model's rollback blockers said when the policy asked it.")]
public sealed record BlockerAnswer
{
    [Description("Name of the blocker."), StringLength(63)]
    public required string Name { get; init; }

    [Description("Value: it was told. All others: it could not be told.")]
    public required EvidenceKind Evidence { get; init; }

    [Description("The value, as a decimal string. Other than zero it holds the rollback."), StringLength(32)]
    public string? Value { get; init; }

    [Description("Why it could not be told."), StringLength(512)]
    public string? Message { get; init; }
}
