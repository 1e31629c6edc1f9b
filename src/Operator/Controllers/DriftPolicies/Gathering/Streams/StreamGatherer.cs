using MlOps.Analysis.Counters;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>Reads a value over time: the window that is judged, and its reference at the same step.</summary>
/// <param name="facts">What is judged.</param>
/// <param name="prometheus">Whom to ask.</param>
/// <param name="namespace">Whose series count, where a query keeps namespaces apart.</param>
internal sealed class StreamGatherer(DriftFacts facts, IPrometheus prometheus, string? @namespace = null)
{
    private readonly StreamGrid _grid = StreamGrid.Of(facts.Window);
    private readonly ValuesReader _reader = new(prometheus, @namespace);

    /// <summary>The value of a signal, with an offset with enough of each season to learn how it wanders.</summary>
    public Task<Reading<StreamWindows>> GatherAsync(DriftSignal signal, IndicatorVariables variables, CancellationToken ct) =>
        GatherAsync(signal.Kind, variables.Fill(signal.Source.Stream!.Query, _grid.Rate, facts.Serving!.Hash), true, ct);

    /// <summary>The same of a query that is filled in already, of which the windows alone are compared.</summary>
    public Task<Reading<StreamWindows>> GatherAsync(SignalKind kind, string query, CancellationToken ct) =>
        GatherAsync(kind, query, false, ct);

    private async Task<Reading<StreamWindows>> GatherAsync(SignalKind kind, string query, bool wanders, CancellationToken ct)
    {
        if (RevisionSplit.Problem(facts, kind) is { } split)
            return Reading<StreamWindows>.None(EvidenceKind.NoData, split, query);
        var (reference, why) = StreamReference.Of(facts, _grid);
        if (reference is null)
            return Reading<StreamWindows>.None(EvidenceKind.NoData, why, query);
        var stretch = wanders && reference.Offset is not null ? reference.Stretch : facts.Window;
        var newest = await _reader.ReadAsync(query, _grid, facts.At, stretch, ct);
        if (Known(newest, facts.At, facts.Window) is { Value: null } current)
            return Reading<StreamWindows>.None(current.Kind, current.Message, current.Query) with { Fault = current.Fault };
        var seasons = new List<(ReferenceWindow Window, Reading<IReadOnlyList<Sample>> Read)>();
        foreach (var window in reference.Windows.Reverse())
        {
            var length = wanders && reference.Offset is not null ? stretch : window.Length;
            var read = await _reader.ReadAsync(query, _grid, window.End, length, ct);
            seasons.Add((window, read));

            // What is older than the data says nothing, and nothing before it will.
            if (read.Value is null)
                break;
        }

        return Pieces(reference, newest, seasons, wanders);
    }

    private Reading<StreamWindows> Pieces(
        StreamReference reference,
        Reading<IReadOnlyList<Sample>> newest,
        List<(ReferenceWindow Window, Reading<IReadOnlyList<Sample>> Read)> seasons,
        bool wanders
    )
    {
        var known = seasons.Where(s => Known(s.Read, s.Window.End, s.Window.Length).Value is not null).ToList();
        if (seasons[^1].Read is { Kind: EvidenceKind.QueryError } failed)
            return Reading<StreamWindows>.None(failed.Kind, $"the reference: {failed.Message}", failed.Query);
        if (known.Count == 0)
        {
            var (window, read) = seasons[0];
            var lack = Known(read, window.End, window.Length);
            return Reading<StreamWindows>.None(lack.Kind, $"the reference: {lack.Message}", lack.Query);
        }

        if (wanders && reference.Offset is { } offset && known.Count < StreamReference.LeastSeasons)
        {
            var last = seasons[^1].Read;
            if (last.Kind is not (EvidenceKind.Value or EvidenceKind.NoData))
                return Reading<StreamWindows>.None(last.Kind, $"the reference: {last.Message}", last.Query);
            return Reading<StreamWindows>.None(
                EvidenceKind.NoData,
                SecondSeason.Words(facts, offset, [newest, .. seasons.Select(s => s.Read)]),
                newest.Query
            );
        }

        var before = known.AsEnumerable().Reverse().SelectMany(s => Within(s.Read.Value!, s.Window.End, s.Window.Length)).ToList();
        var pieces = new StreamWindows(before, [.. Within(newest.Value!, facts.At, facts.Window)], _grid.Step);
        return Reading<StreamWindows>.Of(
            wanders && reference.Offset is not null
                ? pieces with
                {
                    Seasons = StretchMatrix.Of(
                        _grid,
                        facts.Window,
                        reference.Stretch,
                        [
                            (facts.At, newest.Value!),
                            .. seasons.Where(s => s.Read.Value is not null).Select(s => (s.Window.End, s.Read.Value!)),
                        ]
                    ),
                }
                : pieces,
            newest.Query
        );
    }

    /// <summary>Whether a window at the end of what was read has enough values; fewer than half of its moments are no evidence.</summary>
    private Reading<IReadOnlyList<Sample>> Known(Reading<IReadOnlyList<Sample>> read, DateTimeOffset end, TimeSpan length)
    {
        if (read.Value is not { } samples)
            return read;
        var count = Within(samples, end, length).Count();
        return 2 * count >= _grid.Points(length)
            ? read
            : Reading<IReadOnlyList<Sample>>.None(
                EvidenceKind.NoData,
                $"a value at {count} of {_grid.Points(length)} sampling times; at least half are needed",
                read.Query
            );
    }

    /// <summary>Prometheus before 3.0 counts the moment at which a range begins to it, which is the end of the range before.</summary>
    private static IEnumerable<Sample> Within(IReadOnlyList<Sample> samples, DateTimeOffset end, TimeSpan length)
    {
        var (from, to) = (UnixTime.Seconds(end - length), UnixTime.Seconds(end));
        return samples.Where(s => s.Time > from && s.Time <= to);
    }
}
