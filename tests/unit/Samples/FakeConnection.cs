using MlOps.Samples.LoadGenerator;

namespace MlOps.Samples.Tests;

/// <summary>A model in memory: answers at once, as the given function says.</summary>
internal sealed class FakeConnection(Func<LoadRequest, CancellationToken, Task<ModelAnswer>> answer) : IModelConnection
{
    public Task<ModelAnswer> SendAsync(LoadRequest request, CancellationToken cancellation) => answer(request, cancellation);

    public void Dispose()
    {
        // Nothing is held.
    }
}
