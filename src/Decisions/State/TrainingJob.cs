namespace MlOps.Decisions.State;

/// <summary>The Job of the training in progress as it is now. <paramref name="Ended"/> is null while it runs; true is success.</summary>
public sealed record TrainingJob(string Name, string Uid, bool Owned, bool? Ended, string? Why);
