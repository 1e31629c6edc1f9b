using MlOps.Samples.LoadGenerator;
using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Subject;

/// <summary>The same small request for ever: the subject decides by count, not by content.</summary>
internal sealed class SubjectScenario : ILoadScenario
{
    private static readonly LoadCall Call = new(new LoadRequest("/predict", "{}"), Feedback: null);

    public LoadCall Next() => Call;
}
