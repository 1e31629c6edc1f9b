using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("How a new revision takes over.")]
public sealed record RolloutSpec
{
    [
        Description("BlueGreen: the new revision runs beside the old one and takes all traffic at once when it is ready."),
        DefaultValue(RolloutStrategy.BlueGreen)
    ]
    public RolloutStrategy Strategy { get; init; } = RolloutStrategy.BlueGreen;

    [
        Description(
            "How long a revision may take to become ready before condition Progressing reports it, and how long one rollback attempt waits for its target. The traffic does not move meanwhile."
        ),
        DefaultValue(600),
        Range(10, 86400)
    ]
    public int ProgressDeadlineSeconds { get; init; } = 600;

    [
        Description(
            "How long pods must stay ready before the revision gets the traffic, so that one that crashes after loading never gets any. A change applies to new revisions."
        ),
        DefaultValue(10),
        Range(0, 3600)
    ]
    public int MinReadySeconds { get; init; } = 10;

    [
        Description("How long the previous good revision keeps running after its successor became good."),
        DefaultValue(3600),
        Range(0, 604800)
    ]
    public int RetireAfterSeconds { get; init; } = 3600;
}
