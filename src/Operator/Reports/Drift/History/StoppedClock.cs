namespace MlOps.Operator.Reports.Drift.History;

/// <summary>A moment of the past that is looked at as if it were now.</summary>
internal sealed class StoppedClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;
}
