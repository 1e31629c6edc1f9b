using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("Systems that compute drift scores and export them to Prometheus.")]
public enum ScorePresetName
{
    [JsonStringEnumMemberName("evidently")]
    Evidently,

    [JsonStringEnumMemberName("trustyai")]
    TrustyAI,
}
