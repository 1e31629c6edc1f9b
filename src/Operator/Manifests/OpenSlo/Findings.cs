using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// What a conversion says: what was lost, and what is worth knowing of what was converted. Paths are those of the OpenSLO object.
/// </summary>
internal sealed class Findings
{
    private readonly List<FieldError> _lost = [];
    private readonly List<FieldError> _notes = [];

    public IReadOnlyList<FieldError> Lost => _lost;

    public IReadOnlyList<FieldError> Notes => [.. _notes.Distinct()];

    public void Lose(string field, string message) => _lost.Add(new(field, message));

    public void Note(string field, string message) => _notes.Add(new(field, message));
}
