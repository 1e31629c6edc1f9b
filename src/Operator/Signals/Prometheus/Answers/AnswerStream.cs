using System.Buffers;
using System.Text.Json;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>Reads an answer as it arrives, through one small buffer: of a large one only what it says is ever in memory.</summary>
internal sealed class AnswerStream(Stream body, AnswerMeter meter)
{
    private const int First = 16 << 10;

    /// <summary>No name, number or message of a Prometheus is longer.</summary>
    private const int LongestToken = 1 << 20;

    /// <summary>How much has been read so far.</summary>
    public long Bytes { get; private set; }

    /// <exception cref="JsonException">It is not the answer of a Prometheus.</exception>
    /// <exception cref="AnswerTooLargeException">It holds more than its limits allow.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<AnswerContent> ReadAsync(CancellationToken ct)
    {
        var parser = new AnswerParser(meter);
        var buffer = ArrayPool<byte>.Shared.Rent(First);
        try
        {
            var (filled, state, isLast) = (0, new JsonReaderState(), false);
            while (!isLast)
            {
                if (filled == buffer.Length)
                    buffer = Grow(buffer);
                var read = await body.ReadAsync(buffer.AsMemory(filled), ct);
                (Bytes, filled, isLast) = (Bytes + read, filled + read, read == 0);
                meter.Wire(Bytes);
                var used = Parse(buffer.AsSpan(0, filled), isLast, ref state, parser);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }

            meter.Settle();
            return parser.Content;
        }
        catch
        {
            meter.GiveBack();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Parse(ReadOnlySpan<byte> piece, bool isLast, ref JsonReaderState state, AnswerParser parser)
    {
        var json = new Utf8JsonReader(piece, isLast, state);
        try
        {
            while (json.Read())
                parser.Take(ref json);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A text that is no UTF-8, or half a surrogate.
            throw new JsonException($"the response is not a Prometheus response: {e.Message}", e);
        }

        state = json.CurrentState;
        return (int)json.BytesConsumed;
    }

    private static byte[] Grow(byte[] full)
    {
        if (full.Length >= LongestToken)
            throw new JsonException($"the response is not a Prometheus response: one of its texts is longer than {LongestToken >> 10} KiB");
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
