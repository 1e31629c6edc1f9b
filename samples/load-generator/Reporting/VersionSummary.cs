namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>What one version of the model answered in the whole run.</summary>
public sealed record VersionSummary(
    long Requests,
    long Failures,
    DateTimeOffset First,
    DateTimeOffset Last,
    DateTimeOffset? FirstFailure,
    SortedDictionary<string, long> Outcomes
)
{
    internal VersionSummary With(Outcome outcome, DateTimeOffset at)
    {
        Outcomes[outcome.Kind] = Outcomes.GetValueOrDefault(outcome.Kind) + 1;
        return this with
        {
            Requests = Requests + 1,
            Failures = Failures + (outcome.IsFailure ? 1 : 0),
            Last = at,
            FirstFailure = FirstFailure ?? (outcome.IsFailure ? at : null),
        };
    }

    internal VersionSummary Copy() => this with { Outcomes = new(Outcomes, Outcomes.Comparer) };

    internal static VersionSummary StartingAt(DateTimeOffset at) => new(0, 0, at, at, null, new(StringComparer.Ordinal));
}
