namespace MlOps.Analysis.Drift.Judging;

/// <summary>How far a signal has moved.</summary>
public enum DriftGrade
{
    /// <summary>Not, or not more than chance and habit explain.</summary>
    None,

    /// <summary>So far that a person should know.</summary>
    Warning,

    /// <summary>So far that the model may be wrong.</summary>
    Drift,
}
