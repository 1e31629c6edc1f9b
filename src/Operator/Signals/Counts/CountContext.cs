namespace MlOps.Operator.Signals.Counts;

/// <summary>What a reader of counts knows besides Prometheus.</summary>
/// <param name="Restarts">
/// How often the containers of a pod have restarted in its life, by the pod's name. A pod that is not in it is gone.
/// </param>
public sealed record CountContext(IReadOnlyDictionary<string, int> Restarts)
{
    /// <summary>No pod is known, nothing is remembered.</summary>
    public static CountContext None => new(new Dictionary<string, int>());

    /// <summary>Answers that need not be asked for again; they outlive the reader.</summary>
    public AnswerMemory Memory { get; init; } = new();
}
