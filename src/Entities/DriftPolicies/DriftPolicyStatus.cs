using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

[Description("What was judged.")]
public sealed record DriftPolicyStatus
{
    [Description("The metadata.generation that this status was judged from.")]
    public long ObservedGeneration { get; init; }

    [Description("Conditions."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
