namespace MlOps.Operator.Signals.Counts.Queries;

/// <summary>The rows of a window's answer, told apart by a label that the query adds.</summary>
internal static class WindowRow
{
    public const string Label = "row";

    public const string Total = "total";

    public const string Part = "part";

    public const string FirstOfTotal = "first_total";

    public const string FirstOfPart = "first_part";

    public const string Falls = "falls";

    public const string Stray = "stray";

    /// <param name="name">One of the names here.</param>
    /// <param name="query">PromQL of an instant vector.</param>
    public static string Of(string name, string query) => $"label_replace({query}, \"{Label}\", \"{name}\", \"\", \"\")";
}
