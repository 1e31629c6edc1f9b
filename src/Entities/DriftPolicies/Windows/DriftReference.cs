using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Windows;

[Description("The distribution that the current one is compared with. Exactly one kind is given.")]
public sealed record DriftReference
{
    [
        Description("The same window so long ago, as a Prometheus duration, for example 7d to compare with the same hour of the week."),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string? Offset { get; init; }

    [Description("A fixed time in the past.")]
    public TimeRange? Range { get; init; }

    [
        Description("The first window of the revision that serves, as a Prometheus duration."),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string? RevisionWindow { get; init; }

    [Description("A snapshot in a ConfigMap, as baseline capture writes it.")]
    public ConfigMapReference? ConfigMapRef { get; init; }
}
