namespace MlOps.Runtime.Api.Transport;

/// <summary>
/// A pause that the server asked one request for is kept by all of the same client: each of them would otherwise have to be
/// refused in turn, by a server that throttles. Leases have a client, and so a pause, of their own.
/// </summary>
internal sealed class ServerPause(TimeProvider time, TimeSpan longest)
{
    private readonly long _start = time.GetTimestamp();
    private long _until;

    public void Ask(TimeSpan pause)
    {
        var until = (Elapsed + (pause < longest ? pause : longest)).Ticks;
        long known;
        do
        {
            known = Volatile.Read(ref _until);
        } while (until > known && Interlocked.CompareExchange(ref _until, until, known) != known);
    }

    /// <summary>Returns at once when no pause is on.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        while (new TimeSpan(Volatile.Read(ref _until)) - Elapsed is { Ticks: > 0 } left)
            await Task.Delay(left, time, ct);
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_start);
}
