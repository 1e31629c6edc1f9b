using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// What a conversion says: what was lost, and what is worth knowing of what was converted. Paths are those of the OpenSLO object.
/// </summary>
internal sealed class Findings
{
    private readonly List<FieldError> _lost = [];
    private readonly List<FieldError> _notes = [];

    public IReadOnlyList<FieldError> Lost => [.. _lost.Distinct()];

    public IReadOnlyList<FieldError> Notes => [.. _notes.Distinct()];

    /// <summary>Takes over what was said of a part. Of one that is left out only what was lost is worth knowing.</summary>
    public void Take(Findings part, bool isWritten)
    {
        _lost.AddRange(part._lost);
        if (isWritten)
            _notes.AddRange(part._notes);
    }

    public void Lose(string field, string message) => _lost.Add(new(field, message));

    public void Note(string field, string message) => _notes.Add(new(field, message));
}
