using System.Globalization;
using MlOps.Entities.Common.PromQl.Syntax;

namespace MlOps.Entities.Common.PromQl;

/// <summary>Durations as Prometheus writes them: <c>5m</c>, <c>1h30m</c>, <c>28d</c>.</summary>
public static class PrometheusDuration
{
    /// <summary>Units must descend and each occur once, as in Prometheus. Zero is not a duration here.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (!DurationUnits.TryMilliseconds(text, out var total) || total <= 0 || total > (Int128)TimeSpan.MaxValue.TotalMilliseconds / 2)
            return false;
        duration = TimeSpan.FromMilliseconds((long)total);
        return true;
    }

    /// <summary>In the largest unit up to days that counts it whole: <c>90m</c>, <c>28d</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)duration.TotalMilliseconds;
        var day = DurationUnits.Units[2].Milliseconds;
        var (unit, size) = DurationUnits.Units.First(u => u.Milliseconds <= day && milliseconds % u.Milliseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / size}{unit}");
    }
}
