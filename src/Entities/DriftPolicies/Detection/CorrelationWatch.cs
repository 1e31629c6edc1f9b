using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Detection;

[Description(
    "Ignore: correlations are not computed. Watch: warn when the correlation between two histogram signals differs from the reference; this never counts as drift."
)]
public enum CorrelationWatch
{
    Ignore,
    Watch,
}
