using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Actions;

[Description("When a revision counts as known good and when a rollback to one is allowed. If absent, the defaults of its fields apply.")]
public sealed record RollbackSpec
{
    [Description("Seconds a revision must serve before it can count as known good."), DefaultValue(3600), Range(0, 604800)]
    public int MinSoakSeconds { get; init; } = 3600;

    [Description("Requests a revision must answer before it can count as known good."), DefaultValue(1000), Range(1, 1000000000)]
    public int MinRequests { get; init; } = 1000;

    [Description("How many known good revisions back a rollback may go."), DefaultValue(3), Range(1, 50)]
    public int WindowRevisions { get; init; } = 3;

    [Description("Seconds after a promotion within which a breach is attributed to it."), DefaultValue(7200), Range(60, 604800)]
    public int AttributionWindowSeconds { get; init; } = 7200;

    [
        Description("Seconds to verify the known good revision after a rollback; extended up to three times while undecided."),
        DefaultValue(300),
        Range(10, 86400)
    ]
    public int VerifySeconds { get; init; } = 300;

    [Description("Maximum automatic rollbacks of this model within 24 hours."), DefaultValue(2), Range(0, 100)]
    public int MaxPerDay { get; init; } = 2;

    [
        Description("Queries that hold a rollback while they return a value other than zero. If absent, no query blocks a rollback."),
        MaxLength(10),
        ListMapKey("name")
    ]
    public IReadOnlyList<RollbackBlocker>? Blockers { get; init; }
}
