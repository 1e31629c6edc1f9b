using MlOps.Runtime.Api;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Every family of effects of this release.</summary>
internal static class EffectHandlers
{
    public static IReadOnlyList<IEffectHandler> All(IKubeApi api) =>
        [new RevisionEffects(api), new ChildEffects(api), new ServiceSwitcher(api), new JobEffects(api)];
}
