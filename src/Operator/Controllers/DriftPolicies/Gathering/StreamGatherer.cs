using MlOps.Analysis.Counters;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads a value over time: the window that is judged, and its reference at the same step.</summary>
/// <param name="facts">What is judged.</param>
/// <param name="prometheus">Whom to ask.</param>
/// <param name="namespace">Whose series count, where a query keeps namespaces apart.</param>
internal sealed class StreamGatherer(DriftFacts facts, IPrometheus prometheus, string? @namespace = null)
{
    private readonly StreamGrid _grid = StreamGrid.Of(facts.Window);
    private readonly ValuesReader _reader = new(prometheus, @namespace);

    public Task<Reading<StreamPieces>> GatherAsync(DriftSignal signal, IndicatorVariables variables, CancellationToken ct) =>
        GatherAsync(signal.Kind, variables.Fill(signal.Source.Stream!.Query, _grid.Rate, facts.Serving!.Hash), ct);

    /// <summary>The same of a query that is filled in already.</summary>
    public async Task<Reading<StreamPieces>> GatherAsync(SignalKind kind, string query, CancellationToken ct)
    {
        if (RevisionSplit.Problem(facts, kind) is { } split)
            return Reading<StreamPieces>.None(EvidenceKind.NoData, split, query);
        var (windows, why) = StreamReference.Of(facts, _grid);
        if (windows.Count == 0)
            return Reading<StreamPieces>.None(EvidenceKind.NoData, why, query);
        var current = await _reader.ReadAsync(query, _grid, facts.At, facts.Window, ct);
        if (current.Value is not { } now)
            return Reading<StreamPieces>.None(current.Kind, current.Message, current.Query) with { Fault = current.Fault };
        var reference = new List<Sample>();
        foreach (var window in windows.Reverse())
        {
            var piece = await _reader.ReadAsync(query, _grid, window.End, window.Length, ct);

            // Windows that are older than the data say nothing, and no others will.
            if (piece.Value is not { } values && reference.Count > 0)
                break;
            if (piece.Value is null)
                return Reading<StreamPieces>.None(piece.Kind, $"the reference: {piece.Message}", piece.Query);
            reference.InsertRange(0, piece.Value);
        }

        return Reading<StreamPieces>.Of(new StreamPieces(reference, now, _grid.Step), current.Query);
    }
}
