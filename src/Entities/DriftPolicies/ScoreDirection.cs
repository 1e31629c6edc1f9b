using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies;

[Description("HigherIsDrift: a distance. LowerIsDrift: a p-value or a quality.")]
public enum ScoreDirection
{
    HigherIsDrift,
    LowerIsDrift,
}
