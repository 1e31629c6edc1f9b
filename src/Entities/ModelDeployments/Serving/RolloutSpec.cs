using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("How a new revision takes over the traffic. If absent, the defaults of its fields apply.")]
public sealed record RolloutSpec
{
    [
        Description("BlueGreen: the new revision starts alongside the old one and takes all traffic at once when it is ready."),
        DefaultValue(RolloutStrategy.BlueGreen)
    ]
    public RolloutStrategy Strategy { get; init; } = RolloutStrategy.BlueGreen;

    [
        Description(
            "Seconds a revision may take to become ready before condition Progressing reports it, and seconds one rollback attempt waits for its target. The traffic does not move in the meantime."
        ),
        DefaultValue(600),
        Range(10, 86400)
    ]
    public int ProgressDeadlineSeconds { get; init; } = 600;

    [
        Description(
            "Seconds pods must stay ready before the revision gets the traffic, so that a revision that crashes after loading never gets any. A change applies to new revisions."
        ),
        DefaultValue(10),
        Range(0, 3600)
    ]
    public int MinReadySeconds { get; init; } = 10;

    [
        Description("Seconds the previous known good revision keeps running after its successor became known good."),
        DefaultValue(3600),
        Range(0, 604800)
    ]
    public int RetireAfterSeconds { get; init; } = 3600;
}
