using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "How errors clustered under known good revisions in the last seven days, sampled in one hour of every four. The release test allows a new revision bursts of that size."
)]
public sealed record ErrorClustering
{
    [Description("One entry per day, newest first."), MaxLength(8)]
    public IReadOnlyList<ErrorDay> Days { get; init; } = [];

    [Description("When the last sampled hour was added.")]
    public required DateTimeOffset At { get; init; }
}
