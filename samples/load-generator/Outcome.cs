namespace MlOps.Samples.LoadGenerator;

/// <summary>How one request ended. <see cref="Kind"/> is <c>ok</c>, an HTTP status, <c>connection</c> or <c>timeout</c>.</summary>
public readonly record struct Outcome(string Version, string Kind)
{
    public const string Ok = "ok";

    /// <summary>Without an answer nobody can say which version it would have come from.</summary>
    public const string UnknownVersion = "unknown";

    public bool IsFailure => Kind != Ok;
}
