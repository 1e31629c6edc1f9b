using System.Globalization;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api.Client;

/// <summary>What a server of a certain version can do, by its answer to <c>/version</c>.</summary>
internal static class ServerVersion
{
    /// <summary>
    /// WatchList is beta from 1.32 on (KEP-3157), on by default there and from 1.34 on. Where it is off, the request is refused as
    /// invalid.
    /// </summary>
    private const int StreamedLists = 32;

    public static bool StreamsLists(JsonObject version) => Number(version["major"]) is 1 && Number(version["minor"]) >= StreamedLists;

    /// <summary>Providers add to the number, as in <c>32+</c>.</summary>
    private static int? Number(JsonNode? text) =>
        text is JsonValue value
        && value.TryGetValue<string>(out var number)
        && int.TryParse(number.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : null;
}
