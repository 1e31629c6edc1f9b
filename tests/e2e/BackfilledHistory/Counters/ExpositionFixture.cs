namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>One Prometheus that has scraped every stack's metrics for an hour.</summary>
public sealed class ExpositionFixture() : CounterPrometheus(StackExposition.Names.Select(StackExposition.Of));
