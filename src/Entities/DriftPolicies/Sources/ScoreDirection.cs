using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("HigherIsDrift: a distance. LowerIsDrift: a p-value or a quality.")]
public enum ScoreDirection
{
    HigherIsDrift,
    LowerIsDrift,
}
