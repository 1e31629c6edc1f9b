using MlOps.Analysis.Release;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Controllers.Policies.Gathering;

/// <summary>The last known good before the promotion of its successor: its failure rate, and its raw samples for the demand.</summary>
public sealed record PastOfGood(Baseline? Baseline, RawCounts? Raw, DateTimeOffset? ServedSince);
