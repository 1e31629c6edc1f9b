using MlOps.Analysis.Release;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>The last known good before the promotion of its successor: its failure rate, null where it had no requests.</summary>
public sealed record PastOfGood(ReleaseBaseline? Baseline);
