using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Queries the share of missing values of those signals that declare one, now and in the reference period.</summary>
internal sealed class MissingGatherer(DriftFacts facts, IPrometheus prometheus, IndicatorVariables variables)
{
    private readonly NumberReader _reader = new(prometheus);

    public async Task<IReadOnlyList<SignalFacts>> AddAsync(IReadOnlyList<SignalFacts> signals, CancellationToken ct)
    {
        var all = new List<SignalFacts>();
        foreach (var signal in signals)
            all.Add(signal.Signal.Missing is { } query ? signal with { Missing = await SharesAsync(query, ct) } : signal);
        return all;
    }

    private async Task<MissingShares> SharesAsync(string text, CancellationToken ct)
    {
        var now = await ShareAsync(text, new ReferenceWindow(facts.At, facts.Window), ct);
        var (reference, why) = ReferenceWindows.Of(facts);
        return new MissingShares(
            now,
            reference is { } window ? await ShareAsync(text, window, ct) : Reading<ScoreValue>.None(EvidenceKind.NoData, why, text)
        );
    }

    private async Task<Reading<ScoreValue>> ShareAsync(string text, ReferenceWindow window, CancellationToken ct)
    {
        var reading = await _reader.ReadAsync(variables.Fill(text, window.Length, facts.Serving!.Hash), window.End, ct);
        return reading.Value is { Value: < 0 or > 1 } value
            ? Reading<ScoreValue>.None(
                EvidenceKind.QueryError,
                FormattableString.Invariant($"{value.Value:0.####} is not a share between 0 and 1"),
                reading.Query
            )
            : reading;
    }
}
