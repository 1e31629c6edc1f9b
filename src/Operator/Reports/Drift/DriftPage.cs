using System.Globalization;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift;

/// <summary>The report as one HTML file: no script, nothing from a network, and a policy for browsers that forbids both.</summary>
internal static class DriftPage
{
    public static string Write(DriftHistory history)
    {
        var (policy, status) = (history.Policy, history.Status);
        var title = $"Drift of {policy.Spec.ModelRef.Name}: {policy.Metadata.Namespace}/{policy.Metadata.Name}";
        return Markup
            .Of(
                $"""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <title>{title}</title>
                <style>{ReportStyle.Css}</style>
                </head>
                <body>
                <header>
                <p class="soft">DriftPolicy {policy.Metadata.Namespace}/{policy.Metadata.Name}, as of {Time(history.Now)}</p>
                <h1>{policy.Spec.ModelRef.Name} {SignalSection.Chip(status?.Verdict ?? Verdict.Unknown)}</h1>
                <p>{Sentences.Of(history)}</p>
                {Rows(Facts(history))}
                </header>
                {Episode(status?.Episode)}
                <main>
                {Sorted(history).Select(s => SignalSection.Of(s, status?.Episode?.Onset))}
                </main>
                {Conditions(status?.Conditions ?? [])}
                <footer class="soft"><p>Measures are replayed from Prometheus at the last {DriftHistoryGatherer.Evaluations} evaluations, each independently, with the operator's own code; verdicts come from the policy's status. A gap in a line with a hollow circle on the axis is a window without evidence, not 0; the vertical dotted line marks the episode's onset.</p></footer>
                </body>
                </html>

                """
            )
            .Text;
    }

    /// <summary>What carried the decision comes first, then what went farthest.</summary>
    internal static IEnumerable<SignalHistory> Sorted(DriftHistory history) =>
        history
            .Signals.OrderByDescending(s => s.Carries)
            .ThenByDescending(s => s.Carries && s.Signal.Critical)
            .ThenByDescending(s => s.Grade)
            .ThenByDescending(s => s.Reach);

    private static IEnumerable<(string Name, string Value)> Facts(DriftHistory history)
    {
        var (spec, status) = (history.Policy.Spec, history.Status);
        yield return (
            "Model",
            $"{history.Model?.Spec.Model.Name ?? spec.ModelRef.Name} {history.Model?.Status?.EffectiveVersion}".TrimEnd()
        );
        yield return ("Revision", history.Model?.Status?.EffectiveRevision ?? "none serving");
        yield return ("Verdict", $"{status?.Verdict ?? Verdict.Unknown}{(status?.Since is { } since ? $" since {Time(since)}" : "")}");
        yield return (
            "Share",
            status?.DriftShare is { } share
                ? $"{share} of the signals' weight drifts; threshold for the model {(spec.DatasetDrift ?? new()).Share}"
                : "unknown"
        );
        yield return ("Mode", spec.Mode.ToString());
        yield return ("Window", $"{(spec.Current ?? new()).Window}, against {Reference(spec.Reference)}");
        if (status?.Message is { Length: > 0 } message)
            yield return ("In words", message);
        if (status is not null && status.ObservedGeneration != history.Policy.Metadata.Generation)
            yield return ("Note", "the spec has changed since this evaluation; the charts show the new spec, the verdicts the old one");
    }

    private static string Reference(DriftReference? reference) =>
        reference switch
        {
            { Offset: { } offset } => $"the same window {offset} before",
            { Range: { } range } => $"{Time(range.From)} to {Time(range.To)}",
            { RevisionWindow: { } first } => $"the first {first} of the serving revision",
            { ConfigMapRef: { } snapshot } => $"the snapshot in ConfigMap {snapshot.Name}",
            _ => "nothing",
        };

    private static Markup Episode(DriftEpisodeStatus? episode) =>
        episode is null
            ? Markup.Empty
            : Markup.Of(
                $"""
                <section id="episode">
                <h2>Episode {episode.Number} <span class="chip {(
                    episode.State == EpisodeState.Open ? Verdict.Breached : Verdict.Healthy
                )}">{episode.State}</span></h2>
                {Rows(Steps(episode))}
                </section>
                """
            );

    private static IEnumerable<(string Name, string Value)> Steps(DriftEpisodeStatus episode)
    {
        yield return ("First seen", Time(episode.Onset));
        yield return (
            "Confirmed",
            $"{Time(episode.OpenedAt)}, {(episode.OpenedAt - episode.Onset).TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min later"
        );
        yield return (
            "Over",
            episode.ClosedAt is { } closed
                ? $"{Time(closed)}, after {(closed - episode.OpenedAt).TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min"
                : "not yet"
        );
        yield return ("Signals", string.Join(", ", episode.Signals));
        yield return ("Evidence", episode.Message);
    }

    private static Markup Conditions(IReadOnlyList<StatusCondition> conditions) =>
        conditions.Count == 0
            ? Markup.Empty
            : Markup.Of(
                $"""
                <section id="conditions">
                <h2>Conditions</h2>
                <table><thead><tr><th>Type</th><th>Status</th><th>Reason and message</th><th>Since</th></tr></thead><tbody>
                {conditions.Select(c =>
                    Markup.Of(
                        $"<tr><td>{c.Type}</td><td>{c.Status}</td><td><b>{c.Reason}</b> {c.Message}</td><td>{Time(c.LastTransitionTime)}</td></tr>"
                    )
                )}
                </tbody></table>
                </section>
                """
            );

    private static Markup Rows(IEnumerable<(string Name, string Value)> rows) =>
        Markup.Of($"<dl>{rows.Select(r => Markup.Of($"<dt>{r.Name}</dt><dd>{r.Value}</dd>"))}</dl>");

    private static string Time(DateTimeOffset time) => TimeText.Of(time);
}
