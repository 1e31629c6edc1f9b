namespace MlOps.Operator.Signals.Prometheus.Guards;

/// <summary>A source answers nobody. The message is what follows its name.</summary>
public sealed class SourceDownException : Exception
{
    public SourceDownException() { }

    public SourceDownException(string message)
        : base(message) { }

    public SourceDownException(string message, Exception inner)
        : base(message, inner) { }
}
