using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>
/// Collects the samples of one series after another. A list that doubles would need three times what it holds; these pieces are used
/// again for the next series.
/// </summary>
internal sealed class SampleBuffer
{
    /// <summary>Below the size from which .NET keeps arrays on the large object heap.</summary>
    private const int PieceLength = 4096;

    private readonly List<Sample[]> _pieces = [];
    private int _count;

    public void Add(Sample sample)
    {
        var (piece, at) = Math.DivRem(_count, PieceLength);
        if (piece == _pieces.Count)
            _pieces.Add(new Sample[PieceLength]);
        _pieces[piece][at] = sample;
        _count++;
    }

    public void Clear() => _count = 0;

    public Sample[] Take()
    {
        var all = new Sample[_count];
        for (var start = 0; start < _count; start += PieceLength)
            _pieces[start / PieceLength].AsSpan(0, Math.Min(PieceLength, _count - start)).CopyTo(all.AsSpan(start));
        _count = 0;
        return all;
    }
}
