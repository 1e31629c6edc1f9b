using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>Clients of the model, as a pod.</summary>
internal sealed record LoadManifest(string Name, string Url)
{
    public int Rate { get; init; } = 30;

    public bool NeverClose { get; init; }

    public (int To, int AtSecond)? Ramp { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = Name },
            ["spec"] = new JsonObject
            {
                ["restartPolicy"] = "Never",
                ["dnsPolicy"] = "Default",
                ["terminationGracePeriodSeconds"] = 1,
                ["containers"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "load",
                        ["image"] = Settings.FaultyModelImage,
                        ["imagePullPolicy"] = "IfNotPresent",
                        ["args"] = new JsonArray([.. Arguments().Select(a => JsonValue.Create(a))]),
                        ["resources"] = new JsonObject
                        {
                            ["requests"] = new JsonObject { ["cpu"] = "10m", ["memory"] = "64Mi" },
                        },
                    }
                ),
            },
        };

    private IEnumerable<string> Arguments()
    {
        yield return "load";
        foreach (
            var (name, value) in new (string, object)[]
            {
                ("url", Url),
                ("rate", Rate),
                ("seconds", 900),
                ("connections", 4),
                ("status-port", 8081),
            }
        )
        {
            yield return $"--{name}";
            yield return value.ToString()!;
        }

        if (NeverClose)
            yield return "--never-close";
        if (Ramp is { } ramp)
        {
            yield return "--ramp-to";
            yield return ramp.To.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return "--ramp-at";
            yield return ramp.AtSecond.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
