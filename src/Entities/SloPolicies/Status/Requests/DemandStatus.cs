using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("Change in demand since before the promotion.")]
public sealed record DemandStatus
{
    [Description("Trend of the demand.")]
    public required DemandTrend Trend { get; init; }

    [Description("Human-readable comparison of requests per second before and now."), StringLength(256)]
    public string Message { get; init; } = "";
}
