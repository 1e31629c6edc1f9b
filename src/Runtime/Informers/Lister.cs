using MlOps.Runtime.Api;
using MlOps.Runtime.Informers.Liveness;
using MlOps.Runtime.Informers.Telemetry;
using MlOps.Runtime.Informers.Watching;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Informers;

/// <summary>Reads the whole collection page by page and then, only then, brings the store in line with it.</summary>
internal sealed class Lister<T>(
    IKubeApi api,
    ResourceKind kind,
    InformerOptions options,
    InformerStore<T> store,
    ListDoubt doubt,
    LastContact contact,
    WatchInstruments instruments
)
    where T : class
{
    /// <summary>Whether the server has not yet reached a version that it once gave out, as after a restored backup.</summary>
    public async Task<bool> IsBehindAsync(string version, CancellationToken ct)
    {
        var page = await api.ListAsync(kind, options.Namespace, options.LabelSelector, 1, null, null, ct);
        contact.Made();
        return !ulong.TryParse(page.ResourceVersion, out var theirs) || !ulong.TryParse(version, out var ours) || theirs < ours;
    }

    /// <returns>The version to watch from.</returns>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var present = new HashSet<ObjectKey>();
        var nameless = false;
        string? next = null;
        string version;
        do
        {
            // Without a version the answer comes from the store itself, so that it is never older than what we have seen.
            var page = await api.ListAsync(kind, options.Namespace, options.LabelSelector, options.PageSize, next, null, ct);
            contact.Made();
            if (next is null && doubt.NewerThan(page.ResourceVersion) is { } seen)
                throw new ApiException(
                    ApiErrorKind.ServerTimeout,
                    null,
                    $"the server is behind: its list of {kind.Plural} has version {page.ResourceVersion}, but {seen} was seen before"
                );
            foreach (var item in page.Items.Select(i => new ReadObject(i)).Concat(page.Unreadable))
            {
                var key = ObjectMeta.Of(item.Json).Key;
                nameless |= key.Name.Length == 0;
                present.Add(key);
                store.PutListed(item);
            }

            version = page.ResourceVersion;
            next = page.Continue;
        } while (next is not null);

        // One without a readable name may be any that seems to be missing.
        if (!nameless)
            store.RemoveAllBut(present);
        doubt.Saw(version);
        instruments.Listed();
        return version;
    }
}
