using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("When a revision counts as good and when a return to one is allowed.")]
public sealed record RollbackSpec
{
    [Description("How long a revision must serve before it can count as good."), DefaultValue(3600), Range(0, 604800)]
    public int MinSoakSeconds { get; init; } = 3600;

    [Description("How many requests a revision must have answered before it can count as good."), DefaultValue(1000), Range(1, 1000000000)]
    public int MinRequests { get; init; } = 1000;

    [Description("How many good revisions back a rollback may go."), DefaultValue(3), Range(1, 50)]
    public int WindowRevisions { get; init; } = 3;

    [Description("How long after a promotion a breach may be attributed to it."), DefaultValue(7200), Range(60, 604800)]
    public int AttributionWindowSeconds { get; init; } = 7200;

    [
        Description("How long the good revision is watched after a rollback; extended up to three times while undecided."),
        DefaultValue(300),
        Range(10, 86400)
    ]
    public int VerifySeconds { get; init; } = 300;

    [Description("Automatic rollbacks of this model in 24 hours."), DefaultValue(2), Range(0, 100)]
    public int MaxPerDay { get; init; } = 2;

    [Description("Queries that hold a rollback while they give a value other than zero."), MaxLength(10), ListMapKey("name")]
    public IReadOnlyList<RollbackBlocker>? Blockers { get; init; }
}
