using System.ComponentModel;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

/// <summary>Drift of a model's inputs and outputs.</summary>
[CustomResource("DriftPolicy", "driftpolicies", "drift")]
[Description(
    "DriftPolicy watches a model's inputs and outputs for drift. The operator evaluates it from Prometheus and requests retraining from the ModelDeployment; a policy never acts on its own."
)]
[PrinterColumn("Model", ".spec.modelRef.name")]
[PrinterColumn("Mode", ".spec.mode")]
[PrinterColumn("Verdict", ".status.verdict")]
[PrinterColumn("Share", ".status.driftShare", Description = "Share of the signals' weight that drifts")]
[PrinterColumn("Episode", ".status.episode.number", Type = "integer")]
[PrinterColumn("Since", ".status.since", Type = "date")]
[PrinterColumn("Message", ".status.message", Priority = 1)]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
public sealed record DriftPolicy : IJudgedPolicy<DriftPolicyStatus>
{
    public string ApiVersion { get; init; } = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}";

    public string Kind { get; init; } = "DriftPolicy";

    public ResourceMetadata Metadata { get; init; } = new();

    public required DriftPolicySpec Spec { get; init; }

    public DriftPolicyStatus? Status { get; init; }

    ModelReference IPolicy.ModelRef => Spec.ModelRef;

    string IPolicy.Prometheus => Spec.Prometheus;

    PolicyMode IPolicy.Mode => Spec.Mode;

    DateTimeOffset? IPolicy.EnforceAfter => Spec.EnforceAfter;
}
