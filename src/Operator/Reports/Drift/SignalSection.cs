using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Reports.Drift.History;
using MlOps.Operator.Reports.Drift.Pictures;

namespace MlOps.Operator.Reports.Drift;

/// <summary>One signal of the report.</summary>
internal static class SignalSection
{
    public static Markup Of(SignalHistory signal, DateTimeOffset? onset)
    {
        var latest = signal.Latest;
        return Markup.Of(
            $"""
            <section id="signal-{signal.Signal.Name}">
            <h2>{signal.Signal.Name} {Chip(signal.Verdict)}{(
                signal.Carries ? Markup.Of($" <span class=\"chip Breached\">drives the decision</span>") : Markup.Empty
            )}</h2>
            <p class="soft">{Facts(signal)}</p>
            {Evidence(signal)}
            <div class="pictures">{Distribution(latest.Counts)}{Stream(latest)}{Curves.Of(signal).Select(c => Figure(c, onset))}</div>
            <details><summary>Query</summary><pre>{(latest.Query.Length > 0 ? latest.Query : "no query")}</pre></details>
            </section>

            """
        );
    }

    public static Markup Chip(Verdict verdict) => Markup.Of($"""<span class="chip {verdict}">{verdict}</span>""");

    private static string Facts(SignalHistory signal)
    {
        var parts = new List<string> { signal.Signal.Kind.ToString(), $"weight {signal.Signal.Weight}" };
        if (signal.Signal.Critical)
            parts.Add("critical: its drift alone counts as drift of the model");
        if (signal.Latest.Judged is { Samples: var samples, ReferenceSamples: var reference } && signal.Signal.Source.Score is null)
            parts.Add(FormattableString.Invariant($"n = {samples:N0} now, {reference:N0} in the reference"));
        return string.Join(" · ", parts);
    }

    private static Markup Evidence(SignalHistory signal)
    {
        var said = Said(signal.Latest.Judged.Message);
        var now = Markup.Of($"<p><b>{TimeText.Of(signal.Latest.At)}:</b> {said}</p>");
        if (signal.Live is not { Message: { Length: > 0 } message } live)
            return now;
        var since = TimeText.Of(live.Since);
        return Markup.Of($"{now}<p class=\"soft\">In status since {since}{(Said(message) == said ? "" : $": {Said(message)}")}</p>");

        // The query stands below, once.
        string Said(string? words) =>
            signal.Latest.Query is { Length: > 0 } query && words?.EndsWith($"; {query}", StringComparison.Ordinal) == true
                ? words[..^(query.Length + 2)]
                : words ?? "";
    }

    private static Markup Distribution(PairedCounts? counts) =>
        counts switch
        {
            BinnedPair { ReferenceTotal: > 0, CurrentTotal: > 0 } bins => Markup.Of(
                $"""<figure>{DistributionPicture.Of(bins)}<figcaption><span class="key c"></span>current window<span class="key r"></span>reference; share of samples per bucket</figcaption></figure>"""
            ),
            CategoryPair { ReferenceTotal: > 0, CurrentTotal: > 0 } categories => Markup.Of(
                $"""<figure>{CategoryPicture.Of(categories)}<figcaption><span class="key b"></span>reference<span class="key c"></span>current window; share of samples per category</figcaption></figure>"""
            ),
            _ => Markup.Empty,
        };

    private static Markup Stream(SignalPoint latest) =>
        latest.Stream is not { } pieces
            ? Markup.Empty
            : Markup.Of(
                $"""<figure>{StreamPicture.Of(pieces, latest.Result.Since)}<figcaption><span class="key b"></span>reference<span class="key c"></span>current window, a value every {pieces.Step.TotalSeconds} s; periods without values are shortened. {StreamPicture.Words(pieces, latest.Result)}</figcaption></figure>"""
            );

    private static Markup Figure(Curve curve, DateTimeOffset? onset) =>
        Markup.Of(
            $"""<figure>{CurvePicture.Of(curve, onset)}<figcaption>{curve.Name}: {Last(curve)}{(curve.Points.Any(p => p.Bar > 0) ? "; dotted: reach of chance or of the reference's own variability" : "")}</figcaption></figure>"""
        );

    private static string Last(Curve curve) =>
        curve.Points[^1].Value is { } value
            ? $"{Plot.Number(value)} at the last evaluation, drift from {Plot.Number(curve.Drift)}"
            : "no evidence at the last evaluation";
}
