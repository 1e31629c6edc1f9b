using System.ComponentModel;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments;

/// <summary>A model in production: owns the serving workload, its revisions and its traffic.</summary>
[CustomResource("ModelDeployment", "modeldeployments", "mdl", Scalable = true, MaxNameLength = 45)]
[Description(
    "ModelDeployment runs a model in production. It owns the serving workload, its revisions and its traffic, and records every automatic action in its status."
)]
[PrinterColumn("Ready", ".status.conditions[?(@.type==\"Ready\")].status")]
[PrinterColumn("Status", ".status.state", Description = "The model's state in one word; what needs a person takes precedence")]
[PrinterColumn("Model", ".spec.model.name", Priority = 1)]
[PrinterColumn("Desired", ".spec.model.version", Description = "Version in the spec")]
[PrinterColumn("Serving", ".status.effectiveVersion", Description = "Version that receives the traffic")]
[PrinterColumn("Revision", ".status.effectiveRevision", Priority = 1)]
[PrinterColumn("Replicas", ".status.replicas", Type = "integer")]
[PrinterColumn("Action", ".status.action.kind", Description = "Action in progress", Priority = 1)]
[PrinterColumn("Last action", ".status.lastAction", Description = "The operator's last action", Priority = 1)]
[PrinterColumn("Reason", ".status.conditions[?(@.type==\"Ready\")].reason", Priority = 1)]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
public sealed record ModelDeployment
{
    public string ApiVersion { get; init; } = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}";

    public string Kind { get; init; } = "ModelDeployment";

    public ResourceMetadata Metadata { get; init; } = new();

    public required ModelDeploymentSpec Spec { get; init; }

    public ModelDeploymentStatus? Status { get; init; }
}
