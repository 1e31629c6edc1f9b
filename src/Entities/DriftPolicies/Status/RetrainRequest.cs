using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("A request for retraining. Valid for one promotion, one policy generation and two evaluations only.")]
public sealed record RetrainRequest
{
    [Description("Identifies the request: policy and episode."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Number of the episode that it responds to.")]
    public required long Episode { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision that was serving at the evaluation."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Sequence number of that revision's promotion.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the evaluated policy.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term of the evaluation.")]
    public required long Term { get; init; }

    [Description("End of the last evaluated window.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("When the request expires.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("End of the first window that showed the drift.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("Signals that have drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Why the drift may be a data fault rather than a real change. Retraining is held while it is present.")]
    [FormerName("doubt")]
    public DataQualityIssue? DataQualityIssue { get; init; }

    [Description("Human-readable evidence, with the figures."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
