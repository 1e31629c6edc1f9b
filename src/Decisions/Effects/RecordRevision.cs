using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Effects;

/// <summary>Keeps a revision in a ControllerRevision, after a dry run has shown that its template is acceptable.</summary>
public sealed record RecordRevision(Revision Revision) : Effect
{
    public override bool ChecksTemplate => true;

    public override string Describe() => $"Record revision {Revision.Hash} (version {Revision.Version})";
}
