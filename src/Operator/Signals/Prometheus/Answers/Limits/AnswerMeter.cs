namespace MlOps.Operator.Signals.Prometheus.Answers.Limits;

/// <summary>Counts what one answer holds while it is read, and stops it at its limits.</summary>
internal sealed class AnswerMeter(AnswerLimits limits, AnswerBudget budget, AnswerHold hold)
{
    /// <summary>The budget is asked in pieces, not for every sample.</summary>
    private const int Piece = 64 << 10;

    private int _samples;
    private int _series;
    private long _labels;
    private long _pending;
    private long _taken;

    /// <exception cref="AnswerTooLargeException">A limit is reached.</exception>
    public void Sample()
    {
        if (++_samples > limits.Samples)
            throw new AnswerTooLargeException(
                $"more than {limits.Samples} samples: the selector matches too many series, or the window is too long. Narrow it by labels, or aggregate with sum() or increase()"
            );
        Take(AnswerLimits.SampleBytes);
    }

    /// <exception cref="AnswerTooLargeException">A limit is reached.</exception>
    public void Series()
    {
        if (++_series > limits.Series)
            throw new AnswerTooLargeException(
                $"more than {limits.Series} series: the selector matches too many series. Narrow it by labels, or aggregate with sum()"
            );
        Take(AnswerLimits.SeriesBytes);
    }

    /// <exception cref="AnswerTooLargeException">A limit is reached.</exception>
    public void NewLabelText(int bytes)
    {
        _labels += bytes;
        if (_labels > limits.LabelBytes)
            throw new AnswerTooLargeException(
                $"more than {limits.LabelBytes >> 10} KiB of labels: the selector matches too many series. Narrow it, or aggregate with sum()"
            );
        Take(2L * bytes);
    }

    /// <exception cref="AnswerTooLargeException">A limit is reached.</exception>
    public void Wire(long bytes)
    {
        if (bytes > limits.Bytes)
            throw new AnswerTooLargeException(
                $"more than {limits.Bytes >> 10} KiB: the selector matches too many series, or it is no Prometheus that answers"
            );
    }

    /// <exception cref="AnswerTooLargeException">The budget is used up.</exception>
    public void Settle()
    {
        if (_pending > 0)
            hold.Take(budget, _pending);
        (_taken, _pending) = (_taken + _pending, 0);
    }

    /// <summary>Nothing of the answer is kept.</summary>
    public void GiveBack()
    {
        hold.Return(_taken);
        (_taken, _pending) = (0, 0);
    }

    private void Take(long bytes)
    {
        _pending += bytes;
        if (_pending >= Piece)
            Settle();
    }
}
