namespace MlOps.Operator.Reports;

/// <summary>HTML or SVG. Made from interpolated text only, of which every hole is escaped unless it is markup itself.</summary>
internal readonly record struct Markup(string Text)
{
    public static Markup Empty { get; } = new("");

    public static Markup Of(MarkupHandler text) => new(text.Done());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
