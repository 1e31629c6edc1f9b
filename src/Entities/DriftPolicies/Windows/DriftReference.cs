using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("The distribution to compare the current one with. Exactly one kind must be given.")]
public sealed record DriftReference
{
    [
        Description(
            "The same window this long ago, as a Prometheus duration, for example 7d to compare with the same hour of the previous week. Exactly one kind must be given."
        ),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string? Offset { get; init; }

    [Description("A fixed period in the past. Exactly one kind must be given.")]
    public TimeRange? Range { get; init; }

    [
        Description("Length of the serving revision's first window, as a Prometheus duration. Exactly one kind must be given."),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string? RevisionWindow { get; init; }

    [Description("A snapshot in a ConfigMap, as written by the command baseline capture. Exactly one kind must be given.")]
    public ConfigMapReference? ConfigMapRef { get; init; }
}
