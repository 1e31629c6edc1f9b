namespace MlOps.Entities.ModelDeployments.Actions;

/// <summary>
/// Whether a time zone is known here: where there is no zone data at all, every name but UTC is unknown and no name is wrong.
/// </summary>
public static class TimeZones
{
    /// <summary>Zones that every zone data has.</summary>
    private static readonly string[] Everywhere = ["Europe/Berlin", "America/New_York", "Asia/Tokyo"];

    public static string? Problem(string name) => Problem(name, zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _));

    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string name, Func<string, bool> isKnown) =>
        isKnown(name) ? null
        : Array.Exists(Everywhere, zone => isKnown(zone))
            ? $"'{name}' is not a known time zone; use its IANA name, for example Europe/Berlin"
        : $"'{name}' cannot be looked up: this machine or image has no time zone data; install tzdata, use an image that has it, or write UTC";
}
