namespace MlOps.Operator.Decisions.Rules;

/// <summary>There must be something safe to go back to.</summary>
internal static class TargetRules
{
    public static Ruling? NoSafeRevision(RollbackCase c)
    {
        if (c.Target is not null)
            return null;
        var why = c.Status.Revisions.All(r => r.Hash == c.Request.Revision)
            ? "it is the first revision: there is nothing to roll back to"
            : "no other revision was proven good, is compatible and young enough";
        return Ruling.Hold("NoSafeRevision", $"{why}. Apply a working version. {c.Request.Evidence}");
    }
}
