using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("BlueGreen: the new revision starts alongside the old one and takes all traffic at once when it is ready.")]
public enum RolloutStrategy
{
    BlueGreen,
}
