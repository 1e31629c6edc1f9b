namespace MlOps.Analysis.Tests.Counters;

/// <summary>Builds counter series of a pod.</summary>
internal static class Series
{
    public static CounterSeries Of(string pod, params (double Time, double Value)[] samples) => With([("pod", pod)], samples);

    public static CounterSeries With((string Name, string Value)[] labels, params (double Time, double Value)[] samples) =>
        new(
            labels.ToDictionary(label => label.Name, label => label.Value),
            [.. samples.Select(sample => new Sample(sample.Time, sample.Value))]
        );
}
