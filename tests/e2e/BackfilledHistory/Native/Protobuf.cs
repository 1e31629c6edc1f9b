using System.Text;

namespace MlOps.EndToEnd.BackfilledHistory.Native;

/// <summary>Writes the few kinds of protobuf fields that a histogram has.</summary>
internal sealed class Protobuf
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public Protobuf Number(int field, ulong value)
    {
        Varint((ulong)(field << 3));
        Varint(value);
        return this;
    }

    /// <summary>A signed number, zigzag.</summary>
    public Protobuf Signed(int field, long value) => Number(field, ZigZag(value));

    public Protobuf Double(int field, double value)
    {
        Varint((ulong)((field << 3) | 1));
        _bytes.AddRange(BitConverter.GetBytes(value));
        return this;
    }

    public Protobuf Text(int field, string value) => Message(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Message(field, value.Bytes);

    /// <summary>Signed numbers, packed.</summary>
    public Protobuf Signed(int field, IEnumerable<long> values)
    {
        var packed = new Protobuf();
        foreach (var value in values)
            packed.Varint(ZigZag(value));
        return Message(field, packed.Bytes);
    }

    /// <summary>The message with its length before it, as a scrape has them.</summary>
    public byte[] Delimited()
    {
        var whole = new Protobuf();
        whole.Varint((ulong)_bytes.Count);
        return [.. whole.Bytes, .. Bytes];
    }

    private Protobuf Message(int field, byte[] value)
    {
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));
}
