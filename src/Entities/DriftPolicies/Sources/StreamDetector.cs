using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("Detectors of a change in a stream of values.")]
public enum StreamDetector
{
    CUSUM,
    PageHinkley,
    ADWIN,
    DDM,
}
