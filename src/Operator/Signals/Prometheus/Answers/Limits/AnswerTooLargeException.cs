namespace MlOps.Operator.Signals.Prometheus.Answers.Limits;

/// <summary>An answer holds more than may be kept of it; the message is a clause that begins with "more than".</summary>
public sealed class AnswerTooLargeException : Exception
{
    public AnswerTooLargeException() { }

    public AnswerTooLargeException(string message)
        : base(message) { }

    public AnswerTooLargeException(string message, Exception inner)
        : base(message, inner) { }
}
