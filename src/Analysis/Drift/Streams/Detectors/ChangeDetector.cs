namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>Detectors of a change between a stream and its reference.</summary>
public enum ChangeDetector
{
    /// <summary><see cref="Blocks.ShiftEvidence"/>.</summary>
    Cusum,

    /// <summary><see cref="Detectors.PageHinkley"/>.</summary>
    PageHinkley,

    /// <summary><see cref="Detectors.Adwin"/>, for values from 0 to 1.</summary>
    Adwin,

    /// <summary><see cref="Detectors.Ddm"/>, for single outcomes, 0 or 1.</summary>
    Ddm,
}
