namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>What can go wrong with a request on its way.</summary>
internal abstract record Fault
{
    /// <summary>Passed on only once a task has ended.</summary>
    public sealed record Hold(Task Until) : Fault;

    /// <summary>The connection breaks before the server has seen anything.</summary>
    public sealed record Drop : Fault;

    /// <summary>The server carries it out, and the connection breaks before the answer is through.</summary>
    public sealed record LoseReply : Fault;

    /// <summary>The connection breaks after so many bytes of the answer.</summary>
    public sealed record CutAfter(long Bytes) : Fault;

    /// <summary>After so many bytes of the answer there is nothing more, not even an end: a half-open connection.</summary>
    public sealed record SilenceAfter(long Bytes) : Fault;

    /// <summary>Somebody on the way answers in the server's place, after a while.</summary>
    public sealed record Answer(int Status, string Body = "", int? RetryAfterSeconds = null, double WaitSeconds = 0) : Fault;
}
