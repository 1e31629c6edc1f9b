using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies.Status;

[Description("Asks the ModelDeployment for a training. Valid for one promotion, one policy generation and two evaluations only.")]
public sealed record RetrainRequest
{
    [Description("Id: policy and episode."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Episode that it answers.")]
    public required long Episode { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision that served when it was judged."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Promotion of that revision.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the policy that was judged.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term that judged.")]
    public required long Term { get; init; }

    [Description("End of the window that was last judged.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("Until when that holds.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("End of the first window that showed the drift.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("The signals that have drifted."), MaxLength(100), ItemLength(63)]
    public IReadOnlyList<string> Signals { get; init; } = [];

    [Description("Why the drift may be one of the data and not of the world; while it is there nothing is trained.")]
    [FormerName("doubt")]
    public DataQualityIssue? DataQualityIssue { get; init; }

    [Description("The evidence, in words."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
