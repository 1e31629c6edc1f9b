using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>What the rules of data quality look at: what was read, and the verdict on it.</summary>
internal sealed record DataQualityCase(DriftFacts Facts, IReadOnlyList<DriftSignalStatus> Signals)
{
    /// <summary>Each signal with what is known of it.</summary>
    public IEnumerable<(SignalFacts Facts, DriftSignalStatus Status)> Each =>
        from facts in Facts.Signals
        join status in Signals on facts.Signal.Name equals status.Name
        select (facts, status);

    /// <summary>The issue that a rule found with some of the signals; null if it found none.</summary>
    public static DataQualityIssue? Of(string rule, IEnumerable<string> findings)
    {
        var message = string.Join("; ", findings);
        return message.Length == 0 ? null : new DataQualityIssue { Rule = rule, Message = MessageText.Short(message) };
    }
}
