namespace MlOps.Samples.LoadGenerator;

/// <summary>
/// When each request is due, fixed before the run starts: an open loop. A server that slows down or fails
/// gets the same requests at the same times, as it would from many independent clients.
/// </summary>
public sealed class LoadSchedule
{
    private readonly double _rate;
    private readonly double _rampRate;
    private readonly double _rampAt;
    private readonly long _beforeRamp;

    public LoadSchedule(LoadOptions options)
    {
        _rate = options.Rate;
        _rampRate = options.RampTo ?? options.Rate;
        _rampAt = options.RampAt ?? options.Seconds;
        _beforeRamp = (long)Math.Ceiling(_rate * _rampAt);
        Count = DueBefore(options.Seconds);
        Duration = TimeSpan.FromSeconds(options.Seconds);
    }

    /// <summary>How many requests the whole run sends at most.</summary>
    public long Count { get; }

    /// <summary>The run ends then, even if the machine was too slow to send them all.</summary>
    public TimeSpan Duration { get; }

    public double PeakRate => Math.Max(_rate, _rampRate);

    /// <summary>How many requests are due before this second of the run.</summary>
    public long DueBefore(double second) =>
        second <= _rampAt ? (long)Math.Ceiling(_rate * second) : _beforeRamp + (long)Math.Ceiling(_rampRate * (second - _rampAt));

    public TimeSpan DueAt(long index) =>
        TimeSpan.FromSeconds(index < _beforeRamp ? index / _rate : _rampAt + ((index - _beforeRamp) / _rampRate));
}
