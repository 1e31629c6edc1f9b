namespace MlOps.FaultyModel;

/// <summary>
/// So many requests a second and no more, counted as a bucket that fills steadily: load above it fails, load below never.
/// </summary>
internal sealed class CapacityLimit(double? perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private double _room = perSecond ?? 0;
    private long _at = time.GetTimestamp();

    public bool IsExceeded()
    {
        if (perSecond is not { } rate)
            return false;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _room = Math.Min(rate, _room + (time.GetElapsedTime(_at, now).TotalSeconds * rate));
            _at = now;
            if (_room < 1)
                return true;
            _room--;
            return false;
        }
    }
}
