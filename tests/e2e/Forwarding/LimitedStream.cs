using MlOps.EndToEnd.Forwarding.Connections;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>Writes so many bytes and no more; what comes after is thrown away.</summary>
internal sealed class LimitedStream(Stream inner, long bytes, Action atLimit) : PassingStream
{
    private long _left = bytes;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = buffer[..(int)Math.Min(buffer.Length, Math.Max(0, _left))];
        _left -= buffer.Length;
        await inner.WriteAsync(part, cancellationToken);
        if (_left > 0)
            return;
        await inner.FlushAsync(cancellationToken);
        atLimit();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
}
