using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("The sampled hours of one UTC day under a known good revision.")]
public sealed record ErrorDay
{
    [Description("The day."), StringLength(10)]
    public required string Day { get; init; }

    [Description("Requests in the sampled hours.")]
    public long Requests { get; init; }

    [Description("Number of bad requests among them.")]
    public long Bad { get; init; }

    [
        Description(
            "Dispersion of the bad counts between scrapes in the most clustered hour, relative to independent errors, as a decimal string; \"1\" means independent."
        ),
        StringLength(24)
    ]
    public required string Dispersion { get; init; }
}
