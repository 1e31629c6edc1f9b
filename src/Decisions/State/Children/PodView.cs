namespace MlOps.Decisions.State.Children;

/// <summary>What a pod reveals about its revision. <paramref name="ReadyChangedAt"/> is when it last became ready or unready.</summary>
public sealed record PodView(
    string Name,
    string Hash,
    bool Ready,
    DateTimeOffset ReadyChangedAt,
    int Restarts,
    bool Terminating,
    string? Trouble
)
{
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What its containers really run, as <c>container=digest</c>, separated by spaces.</summary>
    public string Images { get; init; } = "";
}
