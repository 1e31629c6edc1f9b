namespace MlOps.Bench.Report;

/// <summary>A Markdown table.</summary>
public sealed class Table(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public Table Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public override string ToString() =>
        string.Concat(new[] { columns, [.. columns.Select(_ => "---")] }.Concat(_rows).Select(row => $"| {string.Join(" | ", row)} |\n"));
}
