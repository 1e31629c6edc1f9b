using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.Tests.Load;

/// <summary>A model in memory: answers at once, as the given function says.</summary>
internal sealed class FakeConnection(Func<LoadRequest, CancellationToken, Task<ModelAnswer>> answer) : IModelConnection
{
    public Task<ModelAnswer> SendAsync(LoadRequest request, CancellationToken cancellation) => answer(request, cancellation);

    public void Dispose()
    {
        // Nothing is held.
    }
}
