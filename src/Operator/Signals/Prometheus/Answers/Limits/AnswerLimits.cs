namespace MlOps.Operator.Signals.Prometheus.Answers.Limits;

/// <summary>How much one answer may hold. What it takes in memory depends on these, not on the bytes that it has on the wire.</summary>
public sealed record AnswerLimits
{
    /// <summary>What a series takes beside its samples: two objects, a list and its labels' references.</summary>
    public const int SeriesBytes = 256;

    /// <summary>A time and a value.</summary>
    public const int SampleBytes = 16;

    /// <summary>A day of 340 series that are scraped every 15 s.</summary>
    public int Samples { get; init; } = 2_000_000;

    public int Series { get; init; } = 50_000;

    /// <summary>Of names and values of labels, each different one counted once.</summary>
    public int LabelBytes { get; init; } = 8 << 20;

    /// <summary>On the wire. Nothing of it is kept, so it only bounds the work.</summary>
    public long Bytes { get; init; } = 256L << 20;
}
