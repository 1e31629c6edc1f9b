using Prometheus;

namespace MlOps.Runtime.Controllers;

/// <summary>The series of one controller, visible from the start so that a rate over them is defined from the first scrape.</summary>
internal sealed class ReconcileInstruments
{
    private readonly ReconcileMetrics _metrics;
    private readonly string _controller;
    private readonly Counter.Child _errors;
    private readonly Counter.Child _terminal;
    private readonly Counter.Child _panics;
    private readonly Counter.Child _timeouts;
    private readonly Histogram.Child _seconds;
    private readonly Gauge.Child _active;

    public ReconcileInstruments(ReconcileMetrics metrics, string controller, int workers)
    {
        (_metrics, _controller) = (metrics, controller);
        _errors = metrics.Errors.WithLabels(controller);
        _terminal = metrics.TerminalErrors.WithLabels(controller);
        _panics = metrics.Panics.WithLabels(controller);
        _timeouts = metrics.Timeouts.WithLabels(controller);
        _seconds = metrics.Seconds.WithLabels(controller);
        _active = metrics.Active.WithLabels(controller);
        metrics.MaxConcurrent.WithLabels(controller).Set(workers);
        foreach (var result in ReconcileMetrics.Results)
            metrics.Total.WithLabels(controller, result).Publish();
    }

    public void Began() => _active.Inc();

    public void Took(TimeSpan duration)
    {
        _active.Dec();
        _seconds.Observe(duration.TotalSeconds);
    }

    public void Ended(string result) => _metrics.Total.WithLabels(_controller, result).Inc();

    /// <param name="unforeseen">Not one of the errors that the world outside causes, but a defect.</param>
    public void Failed(bool unforeseen = false)
    {
        Ended(ReconcileMetrics.Error);
        _errors.Inc();
        if (unforeseen)
            _panics.Inc();
    }

    public void GaveUp()
    {
        Failed();
        _terminal.Inc();
    }

    public void TimedOut() => _timeouts.Inc();
}
