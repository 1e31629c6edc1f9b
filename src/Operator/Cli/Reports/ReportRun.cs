using MlOps.Entities.Common.Status;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Reports.Drift;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Reports;

/// <summary>One run of <c>report drift</c>: read, replay, write.</summary>
internal sealed class ReportRun(LiveSession session, TimeProvider time, TextWriter output, TextWriter error)
{
    /// <param name="file">Where to write; <c>-</c> for standard output.</param>
    /// <returns>0 written, 1 no such policy, 2 not readable or not writable, or written without one answer that can be used.</returns>
    public async Task<int> RunAsync(ObjectKey key, string file, CancellationToken ct)
    {
        try
        {
            var (policy, problem) = await LivePolicy.ReadAsync(session.Api, key, ct);
            if (policy is null)
            {
                error.WriteLine(problem);
                return 1;
            }

            using var sources = session.Sources(policy.Spec.Prometheus);
            var (source, unreachable) = await LiveSource.FindAsync(
                sources,
                policy.Spec.Prometheus,
                policy.Metadata.Namespace,
                time.GetUtcNow(),
                ct
            );
            if (source is null)
            {
                error.WriteLine(unreachable);
                return 2;
            }

            using var remembered = new PrometheusSources([
                KeyValuePair.Create<string, IPrometheus>(policy.Spec.Prometheus, new RememberedAnswers(source)),
            ]);
            var history = await new DriftHistoryGatherer(session.Api, remembered, time).GatherAsync(policy, ct);
            await WriteAsync(file, DriftPage.Write(history), ct);
            Print(history, file);
            return history.Signals.Count > 0 && history.Signals.All(s => s.Latest.Judged.Evidence == EvidenceKind.QueryError) ? 2 : 0;
        }
        catch (Exception e) when (e is ApiException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 2;
        }
    }

    private Task WriteAsync(string file, string page, CancellationToken ct) =>
        file == "-" ? output.WriteAsync(page.AsMemory(), ct) : File.WriteAllTextAsync(file, page, ct);

    /// <summary>A page without charts is written all the same; standard error says why.</summary>
    private void Print(DriftHistory history, string file)
    {
        foreach (var why in history.Trouble)
            error.WriteLine($"nothing is evaluated: {why}");
        foreach (var signal in history.Signals.Where(s => s.Latest.Judged.Evidence != EvidenceKind.Value))
            error.WriteLine($"{signal.Signal.Name}: no evidence: {signal.Latest.Judged.Message}");
        if (history.Signals.Any(s => s.Latest.Judged.Evidence == EvidenceKind.QueryError))
            error.WriteLine("Check that --prometheus points to the policy's Prometheus.");
        if (file != "-")
            output.WriteLine(Path.GetFullPath(file));
    }
}
