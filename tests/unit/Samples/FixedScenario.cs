using MlOps.Samples.LoadGenerator;

namespace MlOps.Samples.Tests;

internal sealed class FixedScenario : ILoadScenario
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public LoadCall Next()
    {
        Interlocked.Increment(ref _asked);
        return new LoadCall(new LoadRequest("/predict", "{}"), null);
    }
}
