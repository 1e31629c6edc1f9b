namespace MlOps.Decisions.State.Children;

/// <summary>Who set the number of pods, and when, from <c>managedFields</c>.</summary>
public sealed record ForeignScale(string Manager, DateTimeOffset At)
{
    /// <summary>kubectl, kubectl-edit, kubectl-client-side-apply; any other writer counts as a program, which writes again.</summary>
    public bool IsPerson => Manager.StartsWith("kubectl", StringComparison.Ordinal);
}
