namespace MlOps.Runtime.Informers.Liveness;

/// <summary>When the server last gave a sign of life, by the monotonic clock.</summary>
internal sealed class LastContact(TimeProvider time)
{
    private const long Never = long.MinValue;
    private long _last = Never;

    public TimeSpan Age
    {
        get
        {
            var last = Volatile.Read(ref _last);
            return last == Never ? TimeSpan.MaxValue : time.GetElapsedTime(last);
        }
    }

    public void Made() => Volatile.Write(ref _last, time.GetTimestamp());
}
