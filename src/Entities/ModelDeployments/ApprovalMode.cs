using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments;

[Description("Auto: at once. Manual: once a person has approved.")]
public enum ApprovalMode
{
    Auto,
    Manual,
}
