using MlOps.Entities.Common;
using MlOps.Operator.Actions.Effects;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>Every revision is kept before anything runs of it, and what is learnt of it is kept with it.</summary>
internal static class KeepRevisions
{
    public static Turn Apply(Turn turn)
    {
        if (!turn.SpecRefused && turn.World.RevisionObject(turn.World.Latest.Hash) is null)
            return turn.Do(new RecordRevision(turn.World.Latest));
        foreach (var kept in turn.World.Revisions)
        {
            var goodSince = turn.Revision(kept.Revision.Hash)?.GoodSince;
            if (goodSince is { } since && kept.GoodSince is null)
                turn = turn.Do(new AnnotateRevision(kept.Name, kept.Uid, new Dictionary<string, string?> { [WellKnown.GoodSinceAnnotation] = since.ToString("O") }));
        }

        return turn;
    }
}
