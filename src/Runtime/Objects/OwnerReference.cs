using System.Text.Json.Nodes;

namespace MlOps.Runtime.Objects;

/// <summary>Who an object belongs to.</summary>
public sealed record OwnerReference(string ApiVersion, string Kind, string Name, string Uid, bool Controller)
{
    public static OwnerReference From(JsonObject json) =>
        new(
            Text(json, "apiVersion"),
            Text(json, "kind"),
            Text(json, "name"),
            Text(json, "uid"),
            json["controller"] is JsonValue v && v.TryGetValue<bool>(out var yes) && yes
        );

    public JsonObject ToJson() =>
        new()
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = Kind,
            ["name"] = Name,
            ["uid"] = Uid,
            ["controller"] = Controller,
            ["blockOwnerDeletion"] = false,
        };

    private static string Text(JsonObject json, string name) =>
        json[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : "";
}
