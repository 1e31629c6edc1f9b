using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies;

[Description("How errors cluster in what good revisions served, sampled every four hours and forgotten within about a week. The release test excuses a new revision's bursts by it.")]
public sealed record ErrorClustering
{
    [Description("Requests counted; older ones count less.")]
    public long Requests { get; init; }

    [Description("Bad ones among them.")]
    public long Bad { get; init; }

    [Description("How much more the bad counts scatter from scrape to scrape than independent errors would, as a decimal string; \"1\" is independence."), StringLength(24)]
    public required string Dispersion { get; init; }

    [Description("Weight of the dispersion: the squared bad counts of the hours, added up; older ones count less.")]
    public long Weight { get; init; }

    [Description("When the last hour was added.")]
    public required DateTimeOffset At { get; init; }

    [Description("Fingerprint of what was counted: a changed indicator starts anew."), StringLength(16)]
    public required string Indicator { get; init; }
}
