namespace MlOps.Operator.Controllers.Models.World;

/// <summary>Who set the number of pods, as <c>managedFields</c> tells it, and when.</summary>
public sealed record ForeignScale(string Manager, DateTimeOffset At)
{
    /// <summary>kubectl, kubectl-edit, kubectl-client-side-apply; whatever else writes is taken for a program, which writes again.</summary>
    public bool IsPerson => Manager.StartsWith("kubectl", StringComparison.Ordinal);
}
