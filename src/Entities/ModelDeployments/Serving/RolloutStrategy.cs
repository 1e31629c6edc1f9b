using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("BlueGreen: the new revision runs beside the old one and takes all traffic at once when it is ready.")]
public enum RolloutStrategy
{
    BlueGreen,
}
