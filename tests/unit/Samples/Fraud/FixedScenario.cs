using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.Tests.Fraud;

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
