namespace MlOps.Analysis.Counters;

/// <summary>Series that are one counter, scraped more than once at this moment.</summary>
/// <param name="Identity">The labels they share, as <c>{name="value", …}</c>.</param>
/// <param name="Live">The series with fresh samples, at least two.</param>
public sealed record DuplicateGroup(string Identity, IReadOnlyList<CounterSeries> Live);
