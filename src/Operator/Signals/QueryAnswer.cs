using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals;

/// <summary>What came back for a query: series (an instant vector has one sample each), or why there is no usable answer.</summary>
public sealed record QueryAnswer(IReadOnlyList<CounterSeries> Series, string? Failure)
{
    public static QueryAnswer Failed(string why) => new([], why);
}
