using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MlOps.Operator.Controllers;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>
/// An API server without controllers: it holds objects, checks preconditions and remembers every write. Nothing starts a pod.
/// </summary>
internal sealed class GoldenCluster(DateTimeOffset now, IReadOnlyDictionary<string, string> refuses) : IKubeApi
{
    private readonly Dictionary<(string Plural, ObjectKey Key), JsonObject> _objects = [];
    private int _version = 1;

    /// <summary>Every write but those of the model's status, as people read it.</summary>
    public List<JsonObject> Effects { get; } = [];

    public int StatusWrites { get; private set; }

    public GoldenCluster With(ResourceKind kind, JsonObject body)
    {
        _objects[(kind.Plural, ObjectMeta.Of(body).Key)] = body;
        return this;
    }

    public JsonObject? Find(ResourceKind kind, ObjectKey key) => (JsonObject?)_objects.GetValueOrDefault((kind.Plural, key))?.DeepClone();

    public IEnumerable<JsonObject> All(ResourceKind kind) =>
        _objects
            .Where(o => o.Key.Plural == kind.Plural)
            .OrderBy(o => $"{o.Key.Key.Namespace}/{o.Key.Key.Name}", StringComparer.Ordinal)
            .Select(o => (JsonObject)o.Value.DeepClone())
            .ToList();

    public Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default) =>
        Task.FromResult(Find(kind, key));

    public Task<ListPage> ListAsync(
        ResourceKind kind,
        string? ns = null,
        string? labelSelector = null,
        int? limit = null,
        string? continueToken = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        var wanted = (labelSelector ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var found = All(kind)
            .Where(o =>
                ObjectMeta.Of(o) is var meta
                && (ns is null || meta.Namespace == ns)
                && Array.TrueForAll(wanted, w => meta.Labels.Any(l => $"{l.Key}={l.Value}" == w))
            );
        return Task.FromResult(new ListPage([.. found], "1", null));
    }

    public Task<JsonObject> CreateAsync(ResourceKind kind, string? ns, JsonObject body, bool dryRun = false, CancellationToken ct = default)
    {
        var key = ObjectMeta.Of(body).Key;
        if (_objects.ContainsKey((kind.Plural, key)))
            throw new ApiException(ApiErrorKind.AlreadyExists, 409, $"{kind.Plural} \"{key.Name}\" already exists");
        if (refuses.TryGetValue(kind.Kind, out var message))
        {
            Effects.Add(
                new JsonObject
                {
                    ["verb"] = "create",
                    ["kind"] = kind.Kind,
                    ["name"] = key.Name,
                    ["refused"] = message,
                }
            );
            throw message.Contains("forbidden", StringComparison.Ordinal)
                ? new ApiException(ApiErrorKind.Forbidden, 403, message)
                : new ApiException(ApiErrorKind.Invalid, 422, message);
        }

        return dryRun ? Task.FromResult(body) : Written(kind, key, "create", body, "body", Shown(body));
    }

    public Task<JsonObject> ApplyAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject body,
        bool force = true,
        bool dryRun = false,
        CancellationToken ct = default
    ) => Written(kind, key, "apply", Find(kind, key) is { } known ? Merged(known, body) : body, "body", Shown(body));

    public Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        var known = Known(kind, key);
        var meta = new ObjectMeta(patch["metadata"] as JsonObject);
        if (
            meta.Uid is { } uid && uid != ObjectMeta.Of(known).Uid
            || meta.ResourceVersion is { } version && version != ObjectMeta.Of(known).ResourceVersion
        )
            throw new ApiException(ApiErrorKind.Conflict, 409, $"{kind.Plural} \"{key.Name}\" has changed");
        if (kind.Plural != ResourceKinds.ModelDeployments.Plural)
            return Written(kind, key, "patch", Merged(known, patch), "body", Shown(patch));
        if (subresource != "status")
            throw new InvalidOperationException("the operator never writes a spec");
        StatusWrites++;
        return Stored(kind, key, Merged(known, patch));
    }

    public Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    )
    {
        var next = Known(kind, key);
        foreach (var operation in operations.OfType<JsonObject>())
            Carry(operation, next);
        return Written(
            kind,
            key,
            "patch",
            next,
            "operations",
            new JsonArray([.. operations.Where(o => o!["op"]!.ToString() != "test").Select(o => o!.DeepClone())])
        );
    }

    public Task DeleteAsync(
        ResourceKind kind,
        ObjectKey key,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        if (uid is not null && uid != ObjectMeta.Of(Known(kind, key)).Uid)
            throw new ApiException(ApiErrorKind.Conflict, 409, $"{kind.Plural} \"{key.Name}\" is another object");
        _objects.Remove((kind.Plural, key));
        Effects.Add(
            new JsonObject
            {
                ["verb"] = "delete",
                ["kind"] = kind.Kind,
                ["name"] = key.Name,
            }
        );
        return Task.CompletedTask;
    }

    public async Task<bool> ScaleAsync(
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    )
    {
        var next = Known(kind, key);
        if (uid is not null && uid != ObjectMeta.Of(next).Uid)
            throw new ApiException(ApiErrorKind.Conflict, 409, $"{kind.Plural} \"{key.Name}\" is another object");
        if (next["spec"]!["replicas"]?.GetValue<int>() == replicas)
            return false;
        next["spec"]!["replicas"] = replicas;
        next["metadata"]!["generation"] = ObjectMeta.Of(next).Generation + 1;
        await Written(kind, key, "scale", next, "replicas", replicas);
        return true;
    }

    public IAsyncEnumerable<WatchLine> WatchAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        string? resourceVersion,
        int timeoutSeconds,
        CancellationToken ct = default
    ) => throw Never();

    public IAsyncEnumerable<WatchLine> StreamListAsync(
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        int timeoutSeconds,
        CancellationToken ct = default
    ) => throw Never();

    public Task<bool> StreamsListsAsync(CancellationToken ct = default) => throw Never();

    public Task<bool> ServesAsync(ResourceKind kind, CancellationToken ct = default) => throw Never();

    private JsonObject Known(ResourceKind kind, ObjectKey key) =>
        Find(kind, key) ?? throw new ApiException(ApiErrorKind.NotFound, 404, $"{kind.Plural} \"{key.Name}\" not found");

    private Task<JsonObject> Written(ResourceKind kind, ObjectKey key, string verb, JsonObject next, string what, JsonNode value)
    {
        Effects.Add(
            new JsonObject
            {
                ["verb"] = verb,
                ["kind"] = kind.Kind,
                ["name"] = key.Name,
                [what] = value,
            }
        );
        return Stored(kind, key, next);
    }

    private Task<JsonObject> Stored(ResourceKind kind, ObjectKey key, JsonObject next)
    {
        var stored = JsonNode.Parse(next.ToJsonString())!.AsObject();
        GoldenInput.Complete(kind, stored, now);
        stored["metadata"]!["resourceVersion"] = $"{++_version}";
        _objects[(kind.Plural, key)] = stored;
        return Task.FromResult((JsonObject)stored.DeepClone());
    }

    /// <summary>Of a written object what its kind and name do not say already.</summary>
    private static JsonObject Shown(JsonObject body)
    {
        var shown = (JsonObject)body.DeepClone();
        shown.Remove("apiVersion");
        shown.Remove("kind");
        if (shown["metadata"] is JsonObject metadata)
        {
            foreach (var name in new[] { "name", "namespace", "uid", "resourceVersion" })
                metadata.Remove(name);
        }

        return shown;
    }

    /// <summary>RFC 7386.</summary>
    private static JsonObject Merged(JsonObject known, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                known.Remove(name);
            else
                known[name] = value is JsonObject o ? Merged(known[name]?.DeepClone() as JsonObject ?? [], o) : value.DeepClone();
        }

        return known;
    }

    /// <summary>RFC 6902, as far as members of objects go.</summary>
    private static void Carry(JsonObject operation, JsonObject target)
    {
        var path = operation["path"]!.ToString().Split('/').Skip(1).Select(p => p.Replace("~1", "/", StringComparison.Ordinal)).ToList();
        var parent = path.SkipLast(1).Aggregate(target, (at, name) => (JsonObject)at[name]!);
        if (operation["op"]!.ToString() == "test" && !JsonNode.DeepEquals(parent[path[^1]], operation["value"]))
            throw new ApiException(ApiErrorKind.Conflict, 409, $"{operation["path"]} has changed");
        if (operation["op"]!.ToString() == "remove")
            parent.Remove(path[^1]);
        else
            parent[path[^1]] = operation["value"]?.DeepClone();
    }

    private static InvalidOperationException Never([CallerMemberName] string call = "") => new($"{call} is not expected here");
}
