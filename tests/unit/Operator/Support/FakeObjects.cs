using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Support;

/// <summary>An API server that holds a few objects, and refuses what the test says.</summary>
internal sealed class FakeObjects : IKubeApi
{
    private readonly Dictionary<(string Plural, ObjectKey Key), JsonObject> _objects = [];

    /// <summary>What the server says against a call: kind and verb.</summary>
    public Func<ResourceKind, string, ApiException?> Refusal { get; set; } = (_, _) => null;

    public int Writes { get; private set; }

    public FakeObjects With(ResourceKind kind, JsonObject body)
    {
        _objects[(kind.Plural, ObjectMeta.Of(body).Key)] = body;
        return this;
    }

    public JsonObject? Find(ResourceKind kind, string ns, string name) =>
        _objects.GetValueOrDefault((kind.Plural, new ObjectKey(ns, name)));

    public Task<JsonObject?> GetAsync(ResourceKind kind, ObjectKey key, string? subresource = null, CancellationToken ct = default) =>
        Refusal(kind, "get") is { } refused
            ? Task.FromException<JsonObject?>(refused)
            : Task.FromResult((JsonObject?)_objects.GetValueOrDefault((kind.Plural, key))?.DeepClone());

    public Task<JsonObject> ApplyAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject body,
        bool force = true,
        bool dryRun = false,
        CancellationToken ct = default
    )
    {
        if (Refusal(kind, force ? "force" : "apply") is { } refused)
            return Task.FromException<JsonObject>(refused);
        Writes++;
        _objects[(kind.Plural, key)] = (JsonObject)body.DeepClone();
        return Task.FromResult(body);
    }

    public Task<ListPage> ListAsync(
        ResourceKind kind,
        string? ns = null,
        string? labelSelector = null,
        int? limit = null,
        string? continueToken = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    ) => throw Never();

    public Task<JsonObject> CreateAsync(
        ResourceKind kind,
        string? ns,
        JsonObject body,
        bool dryRun = false,
        CancellationToken ct = default
    ) => throw Never();

    public Task<JsonObject> MergePatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        string? subresource = null,
        CancellationToken ct = default
    ) => throw Never();

    public Task<JsonObject> JsonPatchAsync(
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        string? subresource = null,
        CancellationToken ct = default
    ) => throw Never();

    public Task DeleteAsync(
        ResourceKind kind,
        ObjectKey key,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    ) => throw Never();

    public Task<bool> ScaleAsync(
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid = null,
        string? resourceVersion = null,
        CancellationToken ct = default
    ) => throw Never();

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

    private static InvalidOperationException Never([CallerMemberName] string call = "") => new($"{call} is not expected here");
}
