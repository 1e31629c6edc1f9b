namespace MlOps.Samples.LoadGenerator;

/// <summary>What one run of the load generator does. Every run is bounded in time and therefore in count.</summary>
public sealed record LoadOptions
{
    public const double HighestRate = 2000;
    public const int LongestSeconds = 86_400;
    public const int MostConnections = 256;

    public required Uri Url { get; init; }
    public double Rate { get; init; } = 20;
    public int Seconds { get; init; } = 600;
    public int Connections { get; init; } = 8;
    public string VersionHeader { get; init; } = "X-Model-Version";
    public string Out { get; init; } = "-";
    public int? StatusPort { get; init; }

    /// <summary>Seconds after which a connection is replaced, give or take a quarter; 0 keeps it for ever.</summary>
    public double ConnectionLifetime { get; init; }

    public bool NeverClose { get; init; }
    public double? RampTo { get; init; }
    public int? RampAt { get; init; }

    /// <summary>From this second on, the requests come from another distribution; only a scenario knows what that means.</summary>
    public int? ShiftAt { get; init; }

    public int Seed { get; init; } = 1;
    public int FeedbackPercent { get; init; } = 20;
    public int FeedbackDelaySeconds { get; init; } = 5;
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with these options, in words a user can act on; empty when they are fine.</summary>
    public IEnumerable<string> Problems()
    {
        if (Url is not { IsAbsoluteUri: true, Scheme: "http" })
            yield return "--url must be an absolute http:// address";
        if (!IsRate(Rate) || (RampTo is { } ramp && !IsRate(ramp)))
            yield return $"--rate and --ramp-to must be above 0 and at most {HighestRate}";
        if (Seconds is < 1 or > LongestSeconds)
            yield return $"--seconds must be between 1 and {LongestSeconds}";
        if (Connections is < 1 or > MostConnections)
            yield return $"--connections must be between 1 and {MostConnections}";
        if (RampTo is null != RampAt is null)
            yield return "--ramp-to and --ramp-at belong together";
        if (RampAt < 0 || RampAt >= Seconds)
            yield return "--ramp-at must lie within the run";
        if (ShiftAt < 0 || ShiftAt >= Seconds)
            yield return "--shift-at must lie within the run";
        if (FeedbackPercent is < 0 or > 100)
            yield return "--feedback-percent must be between 0 and 100";
        if (FeedbackDelaySeconds is < 0 or > 3600)
            yield return "--feedback-delay must be between 0 and 3600 seconds";
    }

    private static bool IsRate(double rate) => rate is > 0 and <= HighestRate;
}
