namespace MlOps.Analysis.Drift.Streams;

/// <summary>Detectors of a change between a stream and its reference.</summary>
public enum ChangeDetector
{
    /// <summary><see cref="Blocks.ShiftEvidence"/>.</summary>
    Cusum,

    /// <summary><see cref="Streams.PageHinkley"/>.</summary>
    PageHinkley,

    /// <summary><see cref="Streams.Adwin"/>, for values from 0 to 1.</summary>
    Adwin,

    /// <summary><see cref="Streams.Ddm"/>, for single outcomes, 0 or 1.</summary>
    Ddm,
}
