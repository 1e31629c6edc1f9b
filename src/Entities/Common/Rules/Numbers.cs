using System.Globalization;

namespace MlOps.Entities.Common.Rules;

/// <summary>Decimal strings, as custom resources carry ratios and limits.</summary>
public static class Numbers
{
    public static bool TryParse(string? text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static decimal? Of(string? text) => TryParse(text, out var value) ? value : null;
}
