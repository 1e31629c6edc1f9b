using MlOps.Runtime.Api;

namespace MlOps.Runtime.Informers.Watching;

/// <summary>A watch that ended with an error, and from where to resume: null means from a new list.</summary>
internal sealed class WatchFailedException(ApiException error, string? resourceVersion, bool hadServed) : Exception(error.Message, error)
{
    public ApiException Error { get; } = error;
    public string? ResourceVersion { get; } = resourceVersion;
    public bool HadServed { get; } = hadServed;
}
