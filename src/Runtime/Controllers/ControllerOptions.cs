namespace MlOps.Runtime.Controllers;

/// <summary>How much a controller does at once and how long it waits for it.</summary>
public sealed record ControllerOptions
{
    public int Workers { get; init; } = 4;

    /// <summary>A reconcile that takes longer is cancelled and tried again.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a reconcile in flight may continue after an orderly stop was requested.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
