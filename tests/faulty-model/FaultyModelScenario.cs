using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.FaultyModel;

/// <summary>The same small request for ever: the faulty model decides by count, not by content.</summary>
internal sealed class FaultyModelScenario : ILoadScenario
{
    private static readonly LoadCall Call = new(new LoadRequest("/predict", "{}"), Feedback: null);

    public LoadCall Next() => Call;
}
