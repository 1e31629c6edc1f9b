using System.Globalization;

namespace MlOps.Operator.Signals.Selectors;

/// <summary>A decimal number without trailing zeros, as a label of Prometheus has it.</summary>
internal static class DecimalText
{
    /// <summary>Dividing by a 1 with as many zeros as a decimal can have leaves the shortest scale that holds the value.</summary>
    public static string Plain(decimal value) => (value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
