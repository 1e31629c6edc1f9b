namespace MlOps.EndToEnd.Forwarding.Connections;

/// <summary>Both directions of a connection, until the gate is shut: from then on whatever comes from either side is swallowed.</summary>
internal sealed class GatedStream(Stream reads, Stream writes, Func<bool> isShut) : PassingStream
{
    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        do
        {
            count = await reads.ReadAsync(buffer, cancellationToken);
        } while (isShut() && count > 0);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        isShut() ? ValueTask.CompletedTask : writes.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        isShut() ? Task.CompletedTask : writes.FlushAsync(cancellationToken);
}
