using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("The hours of one day, UTC, in which a good revision's errors were sampled.")]
public sealed record ErrorDay
{
    [Description("The day."), StringLength(10)]
    public required string Day { get; init; }

    [Description("Requests in the hours that were sampled.")]
    public long Requests { get; init; }

    [Description("Bad ones among them.")]
    public long Bad { get; init; }

    [
        Description(
            "How much more the bad counts of its most clustered hour scatter from scrape to scrape than independent errors would, as a decimal string; \"1\" is independence."
        ),
        StringLength(24)
    ]
    public required string Dispersion { get; init; }
}
