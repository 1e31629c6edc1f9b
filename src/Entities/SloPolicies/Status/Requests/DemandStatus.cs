using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("What demand did since before the promotion.")]
public sealed record DemandStatus
{
    [Description("The trend.")]
    public required DemandTrend Trend { get; init; }

    [Description("Requests per second before and now, in words."), StringLength(256)]
    public string Message { get; init; } = "";
}
