namespace MlOps.Operator.Reports.Drift;

/// <summary>The page's style: readable on a phone, light or dark as the reader's system is, nothing from a network.</summary>
internal static class ReportStyle
{
    /// <summary>Blue and grey are distinguishable for readers who do not see red and green alike; verdicts are written as well.</summary>
    public static Markup Css { get; } =
        new(
            """
            :root{color-scheme:light dark;--page:#fbfbfa;--card:#fff;--text:#1d2127;--soft:#5c6570;--rule:#dfe3e8;--current:#3b7dd8;--reference:#8a929c;--fine:#2e8b57;--warn:#b97a00;--drift:#c8362b}
            @media (prefers-color-scheme:dark){:root{--page:#14171b;--card:#1d2127;--text:#e7eaee;--soft:#9aa4b0;--rule:#333a43;--current:#6aa5f5;--reference:#a9b1bb;--fine:#5cc08a;--warn:#e0a83c;--drift:#f0685d}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
            h1{font-size:1.5rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.15rem;margin:0}h3{font-size:.9rem;margin:.8rem 0 .2rem;color:var(--soft);font-weight:600}
            p{margin:.4rem 0;overflow-wrap:anywhere}.soft,figcaption{color:var(--soft);font-size:.875rem}
            section{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:1rem;margin:1rem 0}
            .pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem}figure{margin:0;max-width:30rem}
            .chip{display:inline-block;border-radius:1rem;padding:.05rem .6rem;font-size:.8rem;font-weight:600;border:1.5px solid currentColor;vertical-align:middle}
            .Healthy{color:var(--fine)}.Warning{color:var(--warn)}.Breached{color:var(--drift)}.Unknown{color:var(--soft)}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:.6rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%;font-size:.875rem}td,th{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-top:1px solid var(--rule)}td:not(:nth-child(3)){white-space:nowrap}td:nth-child(3){overflow-wrap:anywhere;min-width:12rem}
            code,pre{font:.8rem/1.4 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0}summary{cursor:pointer;color:var(--soft)}
            svg{width:100%;height:auto;display:block}svg text{font-size:10px;fill:var(--soft)}svg text.new{fill:var(--drift);font-weight:700}
            .axis{stroke:var(--soft)}.grid{stroke:var(--rule)}.current{fill:var(--current);fill-opacity:.75}.refbar{fill:var(--reference)}
            .reference{fill:none;stroke:var(--text);stroke-width:1.6}.measure{fill:none;stroke:var(--current);stroke-width:1.6}.past{fill:none;stroke:var(--reference);stroke-width:1.6}.habit{fill:none;stroke:var(--soft);stroke-dasharray:1 3}
            .warnline{stroke:var(--warn);stroke-dasharray:5 3}.driftline{stroke:var(--drift);stroke-dasharray:5 3}.onset{stroke:var(--soft);stroke-dasharray:2 2}
            circle.fine{fill:var(--fine)}circle.warn{fill:var(--warn)}circle.drift{fill:var(--drift)}circle.none{fill:none;stroke:var(--soft)}
            .key{display:inline-block;width:1.1em;height:.7em;margin:0 .3em 0 .6em}.key.c{background:var(--current)}.key.r{border-top:2px solid var(--text);height:.25em}.key.b{background:var(--reference)}
            @media print{section{break-inside:avoid}}
            """
        );
}
