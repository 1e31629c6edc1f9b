namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>
/// What can go wrong with a request on its way. Where it breaks, HTTP/2 resets its stream and leaves the connection to the others; HTTP/1.1
/// can only break the connection.
/// </summary>
internal abstract record Fault
{
    /// <summary>Passed on only once a task has ended.</summary>
    public sealed record Hold(Task Until) : Fault;

    /// <summary>It breaks before the server has seen anything.</summary>
    public sealed record Drop : Fault;

    /// <summary>The server carries it out, and it breaks before the answer is through.</summary>
    public sealed record LoseReply : Fault;

    /// <summary>It breaks after so many bytes of the answer.</summary>
    public sealed record CutAfter(long Bytes) : Fault;

    /// <summary>After so many bytes of the answer there is nothing more, not even an end.</summary>
    public sealed record SilenceAfter(long Bytes) : Fault;

    /// <summary>The server carries it out, and the connection drops before the answer is through, with all else that it carries.</summary>
    public sealed record Disconnect : Fault;

    /// <summary>The server carries it out, and the connection falls silent before the answer is through: it stays open and dead.</summary>
    public sealed record FallSilent : Fault;

    /// <summary>Somebody on the way answers in the server's place, after a while.</summary>
    public sealed record Answer(int Status, string Body = "", int? RetryAfterSeconds = null, double WaitSeconds = 0) : Fault;
}
