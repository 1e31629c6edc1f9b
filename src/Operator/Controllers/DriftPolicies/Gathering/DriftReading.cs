using MlOps.Decisions.DriftPolicies.Facts;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>What was read for one evaluation, and whether that was all.</summary>
/// <param name="Facts">What was read.</param>
/// <param name="Rest">How soon the rest is to be read; null where nothing is left, or nothing more can be had before the next one.</param>
/// <param name="CanWait">Whether the rest comes in time: the verdict of the evaluation before it stands until then.</param>
internal sealed record DriftReading(DriftFacts Facts, TimeSpan? Rest, bool CanWait);
