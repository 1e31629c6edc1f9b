namespace MlOps.Entities.ModelDeployments.Actions;

/// <summary>
/// Whether a time zone is known here, under exactly this name: .NET takes a zone that it has read before under any case, and Windows' names
/// too, so its answer alone would depend on what was asked earlier and on the machine. Where there is no zone data at all, every name but
/// UTC is unknown and no name is wrong.
/// </summary>
public static class TimeZones
{
    private const string Utc = "UTC";

    /// <summary>Zones that every zone data has.</summary>
    private static readonly string[] Everywhere = ["Europe/Berlin", "America/New_York", "Asia/Tokyo"];

    public static string? Problem(string name) => Problem(name, IsKnown);

    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string name, Func<string, bool> isKnown) =>
        isKnown(name) ? null
        : Meant(name) is { } meant && isKnown(meant) ? $"'{name}' is not a known time zone; did you mean {meant}?"
        : Array.Exists(Everywhere, zone => isKnown(zone))
            ? $"'{name}' is not a known time zone; use its IANA name, for example Europe/Berlin"
        : $"'{name}' cannot be looked up: this machine or image has no time zone data; install tzdata, use an image that has it, or write UTC";

    private static bool IsKnown(string name) =>
        (name == Utc || !TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out _))
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        && zone.Id == name;

    /// <summary>The name with other capitals, or with the underscores that it lacks.</summary>
    private static string? Meant(string name)
    {
        var spelt = name.Trim().Replace(' ', '_');
        return TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Append(Utc)
            .FirstOrDefault(id => id.Equals(spelt, StringComparison.OrdinalIgnoreCase));
    }
}
