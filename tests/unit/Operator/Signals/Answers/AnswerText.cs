using System.Text;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Prometheus.Answers;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Tests.Signals.Answers;

/// <summary>Answers as a text, read as the client reads them.</summary>
internal static class AnswerText
{
    /// <summary>Everything is in memory already, so nothing is waited for.</summary>
    public static QueryAnswer Read(string body, AnswerLimits? limits = null, int piece = int.MaxValue) =>
        Read(new PiecesStream(Encoding.UTF8.GetBytes(body), piece), limits);

    public static QueryAnswer Read(Stream body, AnswerLimits? limits = null)
    {
        using var hold = new AnswerHold();
        var meter = new AnswerMeter(limits ?? new AnswerLimits(), new AnswerBudget(64L << 20), hold);
        var reading = AnswerReader.ReadAsync(new AnswerStream(body, meter), TestContext.Current.CancellationToken);
        reading.IsCompleted.ShouldBeTrue();
        return reading.GetAwaiter().GetResult();
    }
}
