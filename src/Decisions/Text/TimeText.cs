using System.Globalization;

namespace MlOps.Decisions.Text;

/// <summary>A time as every message shows it: date and time of day in UTC.</summary>
internal static class TimeText
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset? at) => at is { } time ? Of(time) : "";
}
