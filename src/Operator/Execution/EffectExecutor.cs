using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Operator.Controllers;
using MlOps.Operator.Execution.Effects;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution;

/// <summary>
/// Carries out one effect: reads the model and the target live, checks that both are still what the decision was made for,
/// and writes once, with preconditions.
/// </summary>
public sealed class EffectExecutor(IKubeApi api, IReadOnlyList<IEffectHandler> handlers)
{
    public EffectExecutor(IKubeApi api)
        : this(api, EffectHandlers.All(api)) { }

    /// <exception cref="StaleViewException">The state has moved on: gather and decide again.</exception>
    /// <exception cref="ApiException">The API server refused or could not be reached.</exception>
    public async Task ExecuteAsync(ModelState state, Effect effect, CancellationToken ct)
    {
        await CheckModelAsync(state, ct);
        try
        {
            await (
                handlers.Select(h => h.CarryOutAsync(state, effect, ct)).FirstOrDefault(work => work is not null)
                ?? throw new InvalidOperationException($"no way to carry out {effect.GetType().Name}")
            );
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.NotFound)
        {
            // The garbage collector or a person was faster than our view of the cluster.
            throw new StaleViewException($"{effect.Describe()}: {e.Message}");
        }
    }

    /// <summary>A decision made for another version of the model, or for one that is gone, has no effect.</summary>
    private async Task CheckModelAsync(ModelState state, CancellationToken ct)
    {
        var live = await api.GetAsync(ResourceKinds.ModelDeployments, Key(state, state.Name), ct);
        if (live is null || ObjectMeta.Of(live).ResourceVersion != state.Metadata.ResourceVersion)
            throw new StaleViewException($"ModelDeployment {state.Metadata.Namespace}/{state.Name} changed since it was read");
    }

    private static ObjectKey Key(ModelState state, string name) => new(state.Metadata.Namespace, name);
}
