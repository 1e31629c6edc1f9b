namespace MlOps.Operator.Signals.Prometheus.Guards;

/// <summary>A query was not sent, since the source answers nobody. The message is what follows its name.</summary>
public sealed class SourceSparedException : Exception
{
    public SourceSparedException() { }

    public SourceSparedException(string message)
        : base(message) { }

    public SourceSparedException(string message, Exception inner)
        : base(message, inner) { }
}
