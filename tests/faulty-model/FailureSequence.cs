namespace MlOps.FaultyModel;

/// <summary>
/// Which requests fail: a golden-ratio sequence, so that any run of n requests holds n·p failures up to one or two.
/// Independent draws would make a test of "30 %" see 15 % once in a while.
/// </summary>
public sealed class FailureSequence(double percent, int seed)
{
    private const double GoldenRatio = 0.618_033_988_749_894_9;
    private long _requests;

    public bool NextFails()
    {
        var n = Interlocked.Increment(ref _requests);
        var position = (n + seed) * GoldenRatio % 1;
        return position < percent / 100;
    }
}
