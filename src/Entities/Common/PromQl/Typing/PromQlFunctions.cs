using MlOps.Entities.Common.PromQl.Syntax;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.Common.PromQl.Typing;

/// <summary>
/// The functions of Prometheus 2.42 to 3.x, after promql/parser/functions.go. In a signature s is a scalar, v an instant vector, m a range
/// vector and t a string; what follows ? may be left out, what stands before + may be repeated.
/// </summary>
public static class PromQlFunctions
{
    private const string Experimental = "promql-experimental-functions";

    private static readonly string[] OfVector =
    [
        "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_count histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp",
        "avg_over_time absent_over_time changes count_over_time delta deriv idelta increase irate last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time",
        "day_of_month day_of_week day_of_year days_in_month hour minute month year",
    ];

    private static readonly string[] Signatures =
    [
        "clamp v s s",
        "clamp_max v s",
        "clamp_min v s",
        "histogram_fraction s s v",
        "histogram_quantile s v",
        "label_join v t t t+",
        "label_replace v t t t t",
        "predict_linear m s",
        "quantile_over_time s m",
        "round v ?s",
        "vector s",
    ];

    private static readonly Dictionary<string, PromQlFunction> Known = All().ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, AggregationKind> Aggregations { get; } =
        new Dictionary<string, AggregationKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["avg"] = new(null, null),
            ["bottomk"] = new(PromQlType.Scalar, null),
            ["count"] = new(null, null),
            ["count_values"] = new(PromQlType.String, null),
            ["group"] = new(null, null),
            ["limit_ratio"] = new(PromQlType.Scalar, new("limit_ratio", 0) { Since = "2.54", Flag = Experimental }),
            ["limitk"] = new(PromQlType.Scalar, new("limitk", 0) { Since = "2.54", Flag = Experimental }),
            ["max"] = new(null, null),
            ["min"] = new(null, null),
            ["quantile"] = new(PromQlType.Scalar, null),
            ["stddev"] = new(null, null),
            ["stdvar"] = new(null, null),
            ["sum"] = new(null, null),
            ["topk"] = new(PromQlType.Scalar, null),
        };

    /// <summary>Names of functions are read as they are written; those of aggregations in any case.</summary>
    public static PromQlFunction? Of(string name) => Known.GetValueOrDefault(name);

    /// <summary>The function or aggregation that a misspelt name probably means.</summary>
    internal static string? Nearest(string name) => NearestName.Of(Known.Keys.Concat(Aggregations.Keys), name);

    private static IEnumerable<PromQlFunction> All() =>
        [
            .. OfVector[0].Split(' ').Select(n => Function($"{n} v")),
            .. OfVector[1].Split(' ').Select(n => Function($"{n} m")),
            .. OfVector[2].Split(' ').Select(n => Function($"{n} ?v")),
            .. Signatures.Select(Function),
            Function("pi") with
            {
                Result = PromQlType.Scalar,
            },
            Function("time") with
            {
                Result = PromQlType.Scalar,
            },
            Function("scalar v") with
            {
                Result = PromQlType.Scalar,
            },
            Newer("holt_winters m s s", new("", 0) { Until = "3.0" }),
            Newer("histogram_stddev v", new("", 0) { Since = "2.46" }),
            Newer("histogram_stdvar v", new("", 0) { Since = "2.46" }),
            Newer("histogram_avg v", new("", 0) { Since = "2.51" }),
            Newer("mad_over_time m", new("", 0) { Since = "2.47", Flag = Experimental }),
            Newer("sort_by_label v t+", new("", 0) { Since = "2.49", Flag = Experimental }),
            Newer("sort_by_label_desc v t+", new("", 0) { Since = "2.49", Flag = Experimental }),
            Newer("double_exponential_smoothing m s s", new("", 0) { Since = "3.0", Flag = Experimental }),
            Newer("info v ?v", new("", 0) { Since = "3.0", Flag = Experimental }),
            Newer("ts_of_max_over_time m", new("", 0) { Since = "3.5", Flag = Experimental }),
            Newer("ts_of_min_over_time m", new("", 0) { Since = "3.5", Flag = Experimental }),
            Newer("ts_of_last_over_time m", new("", 0) { Since = "3.5", Flag = Experimental }),
            Newer("first_over_time m", new("", 0) { Since = "3.7", Flag = Experimental }),
            Newer("ts_of_first_over_time m", new("", 0) { Since = "3.7", Flag = Experimental }),
        ];

    private static PromQlFunction Newer(string signature, PromQlFeature feature)
    {
        var function = Function(signature);
        return function with { Feature = feature with { What = $"the function {function.Name}" } };
    }

    private static PromQlFunction Function(string signature)
    {
        var words = signature.Split(' ');
        return new(
            words[0],
            PromQlType.InstantVector,
            [.. words[1..].Select(w => Type(w.Trim('?', '+')))],
            words.Count(w => w.StartsWith('?')),
            signature.EndsWith('+')
        );
    }

    private static PromQlType Type(string letter) =>
        letter switch
        {
            "s" => PromQlType.Scalar,
            "v" => PromQlType.InstantVector,
            "m" => PromQlType.RangeVector,
            _ => PromQlType.String,
        };
}
