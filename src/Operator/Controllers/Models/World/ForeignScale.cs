namespace MlOps.Operator.Controllers.Models.World;

/// <summary>Who set the number of pods, as <c>managedFields</c> tells it, and when.</summary>
public sealed record ForeignScale(string Manager, DateTimeOffset At);
