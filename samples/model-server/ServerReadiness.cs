namespace MlOps.Samples.ModelServer;

/// <summary>May new traffic come here?</summary>
public sealed class ServerReadiness
{
    private volatile bool _draining;

    /// <summary>False keeps the server not ready for ever; only tests want that.</summary>
    public bool Allowed { get; init; } = true;

    public bool Draining => _draining;

    public bool Ready => Allowed && !_draining;

    public void StartDraining() => _draining = true;
}
