using System.Text;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// A file for <c>promtool test rules</c>. Labels are written byte by byte, which nobody can get wrong and Prometheus reads like any
/// other spelling, so that the queries are held against something that our own escaping has no part in.
/// </summary>
internal sealed class RulesTest
{
    private readonly StringBuilder _series = new();
    private readonly StringBuilder _queries = new();

    public int Queries { get; private set; }

    /// <returns>The series as it is expected back.</returns>
    public string Series(string metric, string label, string value, string id)
    {
        var series = $"{metric}{{{label}=\"{Bytes(value)}\",id=\"{id}\"}}";
        _series.Append("      - series: '").Append(series).Append("'\n        values: '1'\n");
        return series;
    }

    /// <summary>The query must find exactly these series.</summary>
    public void Selects(string query, params string[] series)
    {
        Queries++;
        _queries.Append("      - expr: ").Append(Yaml(query)).Append("\n        eval_time: 0m\n        exp_samples:\n");
        foreach (var one in series)
            _queries.Append("          - labels: '").Append(one).Append("'\n            value: 1\n");
    }

    public static string Bytes(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"\\x{b:x2}"));

    public override string ToString() =>
        $"evaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n{_series}    promql_expr_test:\n{_queries}";

    /// <summary>As a double quoted scalar of ASCII only.</summary>
    public static string Yaml(string text) => $"\"{string.Concat(text.EnumerateRunes().Select(Yaml))}\"";

    private static string Yaml(Rune rune) =>
        rune.Value switch
        {
            '"' or '\\' => "\\" + rune,
            >= ' ' and < 0x7f => rune.ToString(),
            var other => $"\\U{other:X8}",
        };
}
