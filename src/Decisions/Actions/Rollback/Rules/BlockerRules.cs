using System.Globalization;
using MlOps.Decisions.Chains;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>The owner's reasons not to roll back. The policy has run the queries; their results are evaluated here.</summary>
internal static class BlockerRules
{
    public static Objection? Unasked(RollbackCase c)
    {
        var asked = c.State.Rollback.Blockers ?? [];
        return asked.Count > 0 && (c.Request.Blockers is null || c.Request.ModelGeneration != c.State.Metadata.Generation)
            ? Objection.Hold(
                $"policy {c.Policy.Metadata.Name} has not yet run the blocker queries of this spec ({string.Join(", ", asked.Select(b => b.Name))})"
            )
            : null;
    }

    public static Objection? Blocked(RollbackCase c)
    {
        if (c.State.Rollback.Blockers is not { Count: > 0 } || c.Request.Blockers is not { } answers)
            return null;
        var blocking = answers.Where(a => a.Evidence == EvidenceKind.Value && !IsZero(a.Value)).ToList();
        return blocking.Count == 0
            ? null
            : Objection.Hold(
                $"blocked by rollback.blockers: {string.Join(", ", blocking.Select(a => $"{a.Name} is {a.Value}"))}; proceeds when {(blocking.Count == 1 ? "that is" : "all are")} 0. {c.Request.Evidence}"
            );
    }

    /// <summary>No answer is neither yes nor no: a person decides.</summary>
    public static Objection? Unknown(RollbackCase c)
    {
        var unknown = (c.State.Rollback.Blockers ?? [])
            .Select(b => (b.Name, Answer: c.Request.Blockers?.FirstOrDefault(a => a.Name == b.Name)))
            .Where(b => b.Answer is not { Evidence: EvidenceKind.Value })
            .ToList();
        return unknown.Count == 0
            ? null
            : Objection.Recommend(
                $"the result of rollback.blockers is unknown: {string.Join(", ", unknown.Select(b => $"{b.Name} ({b.Answer?.Evidence}: {b.Answer?.Message})"))}. The operator only recommends a rollback to {c.Target?.Hash}. {c.Request.Evidence}"
            );
    }

    /// <summary>A value that cannot be read is not taken for a zero.</summary>
    private static bool IsZero(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0;
}
