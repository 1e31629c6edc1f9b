using System.ComponentModel;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("Detectors of a change in a stream.")]
public enum StreamDetector
{
    CUSUM,
    PageHinkley,
    ADWIN,
    DDM,
}
