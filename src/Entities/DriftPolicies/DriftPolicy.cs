using System.ComponentModel;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

/// <summary>Drift of a model's inputs and outputs. Its spec arrives with the drift judge; the kind and its name are fixed here.</summary>
[CustomResource("DriftPolicy", "driftpolicies", "drift")]
[Description("Drift of a model's inputs and outputs. Not judged by this version: an object of this kind is accepted, kept and reported as not acted on.")]
[PrinterColumn("Model", ".spec.modelRef.name")]
[PrinterColumn("Mode", ".spec.mode")]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
public sealed record DriftPolicy
{
    public string ApiVersion { get; init; } = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}";

    public string Kind { get; init; } = "DriftPolicy";

    public ResourceMetadata Metadata { get; init; } = new();

    public required DriftPolicySpec Spec { get; init; }

    public DriftPolicyStatus? Status { get; init; }
}
