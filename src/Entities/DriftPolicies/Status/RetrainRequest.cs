using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("A request for retraining. Valid for one promotion, one policy generation and two evaluations only.")]
public sealed record RetrainRequest : PolicyRequest
{
    [Description("Signals that have drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Why the drift may be a data fault rather than a real change. Retraining is held while it is present.")]
    [FormerName("doubt")]
    public DataQualityIssue? DataQualityIssue { get; init; }
}
