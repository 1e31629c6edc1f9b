using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("Auto: act at once. Manual: act after a person approves.")]
public enum ApprovalMode
{
    Auto,
    Manual,
}
