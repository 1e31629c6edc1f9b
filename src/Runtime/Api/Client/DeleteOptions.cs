using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api.Client;

internal static class DeleteOptions
{
    public static JsonObject Background(string? uid, string? resourceVersion)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "DeleteOptions",
            ["propagationPolicy"] = "Background",
        };
        var preconditions = new JsonObject();
        if (uid is not null)
            preconditions["uid"] = uid;
        if (resourceVersion is not null)
            preconditions["resourceVersion"] = resourceVersion;
        if (preconditions.Count > 0)
            body["preconditions"] = preconditions;
        return body;
    }
}
