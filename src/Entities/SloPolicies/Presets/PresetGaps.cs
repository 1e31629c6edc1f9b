namespace MlOps.Entities.SloPolicies.Presets;

/// <summary>What a stack does not export. A preset says so instead of guessing.</summary>
public static class PresetGaps
{
    /// <returns>Why this preset cannot be, with what to do instead; null when it can.</returns>
    public static string? Of(PresetName name, PresetKind kind) =>
        (name, kind) switch
        {
            // python/kserve/kserve/metrics.py has four histograms of durations and no counter of failures.
            (PresetName.KServe, PresetKind.Errors) =>
                "cannot be Errors for kserve: its model server exports no error counter; use the preset of the mesh or gateway in front of it, istio or knative",
            // docs/user_guide/metrics.md: durations are counters of microseconds, so only a mean is known.
            (PresetName.Triton, PresetKind.Latency) =>
                "cannot be Latency for triton: it exports sums of durations, which give a mean and no share of slow requests; use the preset istio or a histogram of the client",
            // vllm/v1/metrics/loggers.py counts successes by finish reason and no failures.
            (PresetName.Vllm, PresetKind.Errors) =>
                "cannot be Errors for vllm: it exports no failure counter; use the preset http or istio for the server in front of it",
            _ => null,
        };
}
