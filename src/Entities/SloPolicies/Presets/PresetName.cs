using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MlOps.Entities.SloPolicies.Presets;

[Description("Serving stacks whose metrics are known.")]
public enum PresetName
{
    [JsonStringEnumMemberName("http")]
    Http,

    [JsonStringEnumMemberName("istio")]
    Istio,

    [JsonStringEnumMemberName("kserve")]
    KServe,

    [JsonStringEnumMemberName("triton")]
    Triton,

    [JsonStringEnumMemberName("vllm")]
    Vllm,

    [JsonStringEnumMemberName("seldon")]
    Seldon,

    [JsonStringEnumMemberName("knative")]
    Knative,
}
