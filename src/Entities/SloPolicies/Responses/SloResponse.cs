using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("The response to a breach: a sequence of steps. If a step cannot be taken or does not help in time, the next one follows.")]
public sealed record SloResponse
{
    [Description("Names of the objectives that this response covers. If absent, all."), MaxLength(20), ItemLength(63)]
    public IReadOnlyList<string>? Objectives { get; init; }

    [Description("What triggers the response: Release (the release test, or pods that are not ready or crash) or the name of a burn tier.")]
    public required ResponseTrigger Trigger { get; init; }

    [Description("The steps, in order."), MinLength(1), MaxLength(5)]
    public required IReadOnlyList<ResponseStep> Steps { get; init; }

    [
        Description("Not implemented in this release: stored but ignored. Seconds a step may take to help."),
        DefaultValue(600),
        Range(60, 86400)
    ]
    public int StepTimeoutSeconds { get; init; } = 600;
}
