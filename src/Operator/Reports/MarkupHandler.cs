using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace MlOps.Operator.Reports;

/// <summary>
/// Builds <see cref="Markup"/> from interpolated text, so that no name, label or message can become markup by being forgotten.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupHandler(int literal, int holes)
{
    private readonly StringBuilder _text = new(literal + (16 * holes));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Markup markup) => _text.Append(markup.Text);

    /// <summary>Coordinates: a tenth of a pixel is enough.</summary>
    public void AppendFormatted(double number) => _text.Append(number.ToString("0.#", CultureInfo.InvariantCulture));

    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is IEnumerable<Markup> parts)
        {
            _text.AppendJoin("", parts);
            return;
        }

        var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString();
        _text.Append(WebUtility.HtmlEncode(text));
    }

    internal string Done() => _text.ToString();
}
