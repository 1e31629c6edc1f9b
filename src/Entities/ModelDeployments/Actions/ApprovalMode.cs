using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("Auto: at once. Manual: once a person has approved.")]
public enum ApprovalMode
{
    Auto,
    Manual,
}
