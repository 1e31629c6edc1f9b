namespace MlOps.Operator.Tests.Signals.Answers;

/// <summary>Gives its bytes in pieces of one size, as a network may cut them anywhere.</summary>
internal sealed class PiecesStream(byte[] bytes, int piece) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span[..Math.Min(piece, buffer.Length)]));
}
