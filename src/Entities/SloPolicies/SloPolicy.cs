using System.ComponentModel;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies;

/// <summary>Objectives of a model and what to do when they are missed.</summary>
[CustomResource("SloPolicy", "slopolicies", "slp")]
[Description(
    "SloPolicy sets service level objectives for a model. The operator evaluates them from Prometheus and requests actions from the ModelDeployment; a policy never acts on its own."
)]
[PrinterColumn("Ready", ".status.conditions[?(@.type==\"Ready\")].status")]
[PrinterColumn("Model", ".spec.modelRef.name")]
[PrinterColumn("Mode", ".spec.mode")]
[PrinterColumn("Verdict", ".status.state", Description = "The worst verdict among all objectives, or the reason why there is none")]
[PrinterColumn(
    "Source",
    ".status.source",
    Priority = 1,
    Description = "Source of the verdict: the release test, a burn tier or pod health"
)]
[PrinterColumn("Budget", ".status.budgetLeft", Description = "Remaining error budget of the objective with the least")]
[PrinterColumn(
    "Budget %",
    ".status.budgetRemainingPercent",
    Type = "integer",
    Priority = 1,
    Description = "Remaining error budget of the objective with the least, in percent"
)]
[PrinterColumn(
    "Burn 1h",
    ".status.burnRate",
    Description = "Burn rate over the last hour of the fastest burning objective; 1 exhausts the budget exactly at the end of the window"
)]
[PrinterColumn(
    "Exhausted at",
    ".status.budgetExhaustedBy",
    Priority = 1,
    Description = "Projected exhaustion of the first budget at the last hour's burn rate"
)]
[PrinterColumn("Release", ".status.release.phase", Description = "Phase of the serving revision's release test")]
[PrinterColumn("Episode", ".status.episode.number", Type = "integer")]
[PrinterColumn("Since", ".status.since", Type = "date")]
[PrinterColumn("Message", ".status.message", Priority = 1)]
[PrinterColumn("Age", ".metadata.creationTimestamp", Type = "date")]
public sealed record SloPolicy : IJudgedPolicy<SloPolicyStatus>
{
    public string ApiVersion { get; init; } = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}";

    public string Kind { get; init; } = "SloPolicy";

    public ResourceMetadata Metadata { get; init; } = new();

    public required SloPolicySpec Spec { get; init; }

    public SloPolicyStatus? Status { get; init; }

    ModelReference IPolicy.ModelRef => Spec.ModelRef;

    string IPolicy.Prometheus => Spec.Prometheus;

    PolicyMode IPolicy.Mode => Spec.Mode;

    DateTimeOffset? IPolicy.EnforceAfter => Spec.EnforceAfter;
}
