using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Asks the ModelDeployment for a training. Valid for one promotion, one policy generation and two evaluations only.")]
public sealed record RetrainRequest : PolicyRequest
{
    [Description("The signals that have drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Why the drift may be one of the data and not of the world; while it is there nothing is trained.")]
    [FormerName("doubt")]
    public DataQualityIssue? DataQualityIssue { get; init; }
}
