using System.Globalization;

namespace MlOps.EndToEnd.BackfilledHistory.Native;

/// <summary>Writes samples with their times as OpenMetrics text, as promtool reads it.</summary>
internal sealed class OpenMetricsText(TextWriter output)
{
    public void Sample(string series, double value, DateTimeOffset at)
    {
        output.Write(series);
        output.Write(' ');
        output.Write(double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(at.ToUnixTimeSeconds());
        output.Write('\n');
    }

    public void End() => output.Write("# EOF\n");
}
