using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Entities.Common.PromQl.Typing;

/// <summary>
/// The signature of a function. <paramref name="Optional"/> of the last arguments may be left out; <paramref name="Endless"/> lets
/// the last one be repeated.
/// </summary>
public sealed record PromQlFunction(string Name, PromQlType Result, IReadOnlyList<PromQlType> Arguments, int Optional, bool Endless)
{
    /// <summary>What a Prometheus needs to know it, when not every one from 2.42 on does.</summary>
    public PromQlFeature? Feature { get; init; }
}

/// <summary>An aggregation and the type of the parameter in front of its vector.</summary>
public sealed record AggregationKind(PromQlType? Parameter, PromQlFeature? Feature);
