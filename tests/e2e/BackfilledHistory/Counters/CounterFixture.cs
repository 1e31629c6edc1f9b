namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>One Prometheus for all histories of counters.</summary>
public sealed class CounterFixture() : CounterPrometheus(CounterHistories.Counts);
