using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description(
    "How errors clustered in what good revisions served in the last seven days, from one hour of every four. The release test excuses a new revision's bursts by it."
)]
public sealed record ErrorClustering
{
    [Description("Day by day, newest first."), MaxLength(8)]
    public IReadOnlyList<ErrorDay> Days { get; init; } = [];

    [Description("When the last hour was added.")]
    public required DateTimeOffset At { get; init; }
}
