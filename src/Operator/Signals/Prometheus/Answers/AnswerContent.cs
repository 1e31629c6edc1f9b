using MlOps.Analysis.Counters;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>What an answer says, before it is judged whether it can be used.</summary>
internal sealed class AnswerContent
{
    public string? Status { get; set; }

    public string? Error { get; set; }

    /// <summary>The first warning that is no mere remark.</summary>
    public string? Warning { get; set; }

    public bool IsPartial { get; set; }

    /// <summary>What is in the way of reading its data, where it has no result.</summary>
    public string DataProblem { get; set; } = "it has no data";

    public string? ResultType { get; set; }

    public bool HasResult { get; set; }

    /// <summary>The one pair of a scalar or a string.</summary>
    public (double Time, string Text)? Single { get; set; }

    public List<CounterSeries> Series { get; } = [];

    public List<NativeHistogram> Histograms { get; } = [];
}
