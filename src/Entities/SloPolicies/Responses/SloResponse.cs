using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Responses;

[Description("What a breach asks for: a ladder of steps. A step that cannot be taken, or does not help in time, passes on to the next.")]
public sealed record SloResponse
{
    [Description("Objectives that this is for. If absent: all."), MaxLength(20), ItemLength(63)]
    public IReadOnlyList<string>? Objectives { get; init; }

    [Description("Which judge this answers: Release (the release test, and pods that are not ready or crash), or a burn tier by its name.")]
    public required ResponseTrigger Trigger { get; init; }

    [Description("The steps, in order."), MinLength(1), MaxLength(5)]
    public required IReadOnlyList<ResponseStep> Steps { get; init; }

    [Description("How long a step may take to help."), DefaultValue(600), Range(60, 86400)]
    public int StepTimeoutSeconds { get; init; } = 600;
}
