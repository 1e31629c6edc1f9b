namespace MlOps.Runtime.Informers;

/// <summary>What to watch and how patiently.</summary>
public sealed record InformerOptions
{
    /// <summary>Only this namespace; null for all.</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    /// <summary>The server ends a watch after a random time between this and <see cref="MaxWatchTimeout"/>.</summary>
    public TimeSpan MinWatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan MaxWatchTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A watch without a single line for this long is begun again, and the server is asked once how far it is. Servers send a bookmark
    /// about every minute, old ones only where something changed; so the view of a kind at rest is not much older than this.
    /// </summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(75);

    public int PageSize { get; init; } = 500;

    /// <summary>Reads lists as a stream where the server can, which costs both sides less memory than pages.</summary>
    public bool StreamLists { get; init; }

    /// <summary>The first pause after a failure; it doubles up to <see cref="MaxBackoff"/>.</summary>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A number in [0, 1) that spreads pauses and watch timeouts.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
