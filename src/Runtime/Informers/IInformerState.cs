namespace MlOps.Runtime.Informers;

/// <summary>How an informer fares, whatever it holds.</summary>
public interface IInformerState
{
    /// <summary>What it follows, by the plural name.</summary>
    string Resource { get; }

    /// <summary>Whether the store has held the whole collection once.</summary>
    bool HasSynced { get; }

    /// <summary>Time since the server last gave a sign of life.</summary>
    TimeSpan SinceLastContact { get; }

    /// <summary>Why the server cannot be followed at the moment; null while all is well.</summary>
    string? Trouble { get; }

    /// <summary>Follows the server until <paramref name="ct"/>.</summary>
    Task RunAsync(CancellationToken ct);
}
