using System.Text.Json.Nodes;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Manifests.OpenSlo.Queries;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>An indicator of OpenSLO: plain selectors become events, other queries an expression, a threshold a gauge.</summary>
/// <param name="path">Of the indicator's spec in the OpenSLO object.</param>
/// <param name="findings">Takes what is lost.</param>
internal sealed class IndicatorConversion(string path, Findings findings)
{
    private static readonly string[] Bound = ["op", "value"];

    /// <summary>Names of Prometheus sources that the indicator refers to, and the field that does first.</summary>
    public Dictionary<string, string> Sources { get; } = [];

    /// <summary>Whether one of its queries says nothing of where it is asked.</summary>
    public bool HasUnnamedSource { get; private set; }

    public JsonObject? Convert(JsonObject indicator, JsonObject objective, string objectivePath)
    {
        if (indicator["ratioMetric"] is not null && indicator["thresholdMetric"] is not null)
        {
            findings.Lose($"{path}.thresholdMetric", "is given beside ratioMetric; keep the one that is meant");
            return null;
        }

        if (indicator["ratioMetric"] is JsonObject ratio)
        {
            foreach (var bound in Bound.Where(b => objective[b] is not null))
                findings.Note($"{objectivePath}.{bound}", "is the bound of a thresholdMetric, and a ratioMetric has none");
            return Ratio(ratio, $"{path}.ratioMetric");
        }

        if (indicator["thresholdMetric"] is JsonObject threshold)
            return Threshold(threshold, objective, objectivePath);
        findings.Lose(path, "has neither ratioMetric nor thresholdMetric; OpenSLO v1 knows no other indicator");
        return null;
    }

    private JsonObject? Ratio(JsonObject ratio, string at)
    {
        if (ratio["raw"] is not null)
        {
            findings.Lose(
                $"{at}.raw",
                "is a finished ratio; give the queries of good or bad and of total events, from which a ratio can be made"
            );
            return null;
        }

        if (ratio["good"] is not null && ratio["bad"] is not null)
            findings.Note($"{at}.good", "is not used, because bad is given too; one follows from the other and total");
        var part = ratio["bad"] is not null ? "bad" : "good";
        if (Query(ratio["total"], $"{at}.total") is not { } total || Query(ratio[part], $"{at}.{part}") is not { } counted)
            return null;
        bool? isCounter = ratio["counter"].Text() switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
        if (isCounter == false)
        {
            findings.Lose(
                $"{at}.counter",
                "is false: the metrics are gauges, which count no events. Write sli.gauge for a value with bounds, or name the counters behind them"
            );
            return null;
        }

        return Counted(total, counted, part, isCounter, at);
    }

    private JsonObject? Counted(string total, string counted, string part, bool? isCounter, string at)
    {
        (string Name, string Text, CountQuery Count)[] queries =
        [
            ("total", total, CountQuery.Of(total, isCounter)),
            (part, counted, CountQuery.Of(counted, isCounter)),
        ];
        foreach (var (name, _, count) in queries.Where(q => q.Count.Problem is not null))
            findings.Lose($"{at}.{name}", count.Problem!);
        if (queries.Any(q => q.Count.Problem is not null))
            return null;
        foreach (var (name, note) in queries.SelectMany(q => q.Count.Notes.Select(n => (q.Name, n))))
            findings.Note($"{at}.{name}", note);
        if (queries is [{ Count.Selector: { } all }, { Count.Selector: { } some }])
        {
            if (all != total.Trim() || some != counted.Trim())
                findings.Note(
                    at,
                    $"becomes events of the plain selectors {some} and {all}, which the release test can evaluate too; all of their series are added up"
                );
            return new JsonObject
            {
                ["events"] = new JsonObject { [part] = some, ["total"] = all },
            };
        }

        findings.Note(
            at,
            $"'{queries.First(q => q.Count.Selector is null).Text.Trim()}' is more than a plain selector, so only the burn tiers can evaluate it, not the release test; write selectors where possible"
        );
        foreach (var (name, _, _) in queries.Where(q => q.Count.MayBeSeveral))
            findings.Note($"{at}.{name}", "may return several series; if it does, write sum(…) around it");
        return new JsonObject
        {
            ["expression"] = new JsonObject { [part] = Whole(counted, queries[1].Count), ["total"] = Whole(total, queries[0].Count) },
        };
    }

    /// <summary>A plain selector beside another query is added up: the operator needs one number from each.</summary>
    private static string Whole(string query, CountQuery count) =>
        VectorSelector.TryParse(query, out _, out _) ? $"sum({count.Text})" : count.Text!;

    private JsonObject? Threshold(JsonObject threshold, JsonObject objective, string objectivePath)
    {
        var bound = objective["op"].Text() switch
        {
            "lte" or "lt" => "max",
            "gte" or "gt" => "min",
            _ => null,
        };
        if (Query(threshold, $"{path}.thresholdMetric") is not { } query)
            return null;
        if (bound is null || objective["value"].Text() is not { } value)
        {
            findings.Lose(objectivePath, "needs op (lte, gte, lt, gt) and value: they are the bound of thresholdMetric");
            return null;
        }

        if (ForeignVariables.In(query) is { } variable)
        {
            findings.Lose($"{path}.thresholdMetric", $"has {variable}, a variable of another tool; write its value");
            return null;
        }

        if (objective["op"].Text() is "lt" or "gt" && !Strict(objective["op"].Text()!, value, $"{objectivePath}.op"))
            return null;
        return new JsonObject
        {
            ["gauge"] = new JsonObject { ["query"] = query, [bound] = value },
        };
    }

    /// <summary>A gauge's bound is good itself. Numbers that are counted, 0 and 1 above all, stand exactly at a whole number.</summary>
    private bool Strict(string op, string value, string at)
    {
        if (Numbers.Of(value) is { } number && number == decimal.Truncate(number))
        {
            findings.Lose(
                at,
                $"is {op} {value}: a value of exactly {value}, which is likely, is bad here, and at the bound of a gauge it would be good; write {(op == "gt" ? "gte with the smallest" : "lte with the largest")} good value"
            );
            return false;
        }

        findings.Note(at, $"a value of exactly {value} counts as good");
        return true;
    }

    private string? Query(JsonNode? metric, string at)
    {
        var source = metric.Field("metricSource");
        if (source.Field("type").Text() is { } type && OpenSloFields.IsOther(type))
        {
            findings.Lose($"{at}.metricSource.type", $"is {type}; only Prometheus is supported");
            return null;
        }

        if (source.Field("metricSourceRef").Text() is { } reference)
            Sources.TryAdd(reference, $"{at}.metricSource.metricSourceRef");
        else
            HasUnnamedSource = true;
        if (source.Field("spec").Field("query").Text() is { } query)
            return query;
        findings.Lose(at, "has no Prometheus query; give metricSource.spec.query");
        return null;
    }
}
