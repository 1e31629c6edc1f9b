using System.Globalization;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>What the model's owner named as a reason not to roll back. The policy has asked; here its answers are heard.</summary>
internal static class BlockerRules
{
    public static Ruling? Blocked(RollbackCase c)
    {
        var asked = c.World.Rollback.Blockers ?? [];
        if (asked.Count == 0)
            return null;
        if (c.Request.Blockers is not { } answers || c.Request.ModelGeneration != c.World.Metadata.Generation)
            return Ruling.Hold("BlockersUnasked", $"policy {c.Policy.Metadata.Name} has not asked the blockers of this spec yet ({string.Join(", ", asked.Select(b => b.Name))})");
        var blocking = answers.Where(a => a.Evidence == EvidenceKind.Value && !IsZero(a.Value)).ToList();
        return blocking.Count == 0
            ? null
            : Ruling.Hold("Blocked", $"rollback.blockers says no: {string.Join(", ", blocking.Select(a => $"{a.Name} is {a.Value}"))}; it is rolled back once that is 0. {c.Request.Evidence}");
    }

    /// <summary>No answer is neither yes nor no: a person decides.</summary>
    public static Ruling? Untold(RollbackCase c)
    {
        var untold = (c.World.Rollback.Blockers ?? [])
            .Select(b => (b.Name, Answer: c.Request.Blockers?.FirstOrDefault(a => a.Name == b.Name)))
            .Where(b => b.Answer is not { Evidence: EvidenceKind.Value })
            .ToList();
        return untold.Count == 0
            ? null
            : Ruling.Recommend("BlockerUnknown", $"rollback.blockers cannot be told: {string.Join(", ", untold.Select(b => $"{b.Name} ({b.Answer?.Evidence}: {b.Answer?.Message})"))}. A rollback to {c.Target?.Hash} is recommended only. {c.Request.Evidence}");
    }

    /// <summary>A value that cannot be read is not taken for a zero.</summary>
    private static bool IsZero(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0;
}
