using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("HigherIsDrift: for example a distance. LowerIsDrift: for example a p-value or a quality.")]
public enum ScoreDirection
{
    HigherIsDrift,
    LowerIsDrift,
}
