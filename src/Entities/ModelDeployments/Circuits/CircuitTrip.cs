using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Circuits;

[Description("The failure rate that opens the circuit.")]
public sealed record CircuitTrip
{
    [
        Description("Share of bad requests that opens the circuit, in percent, as a decimal string."),
        DefaultValue("50"),
        StringLength(16),
        RegularExpression("^[0-9]{1,3}(\\.[0-9]{1,6})?$")
    ]
    public string BadPercent { get; init; } = "50";

    [Description("Minimum requests within the window."), DefaultValue(100), Range(10, 1000000000)]
    public int MinRequests { get; init; } = 100;

    [
        Description("Window in which the share is measured, as a Prometheus duration."),
        DefaultValue("2m"),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string Window { get; init; } = "2m";
}
