using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.State;

namespace MlOps.Operator.Tests.Actions.NoOp;

internal static class NoOpChain
{
    public static DecisionChain<NoOpCase> Chain { get; } =
        new(ActionKind.Retrain, [Rule<NoOpCase>.Hold("Paused", BeforeEffect.Ends, "The pause annotation is set.", HumanRules.Paused)]);
}

internal sealed record NoOpCase(ModelState State, ModelDeploymentStatus Status) : DecisionCase(State, Status)
{
    public override int Attempt => 0;

    public override PolicyMode Mode => PolicyMode.Enforce;

    public override string Evidence => "there is nothing to do";

    protected override string IdOf(int attempt) => $"no-op-{State.Metadata.Uid}-{attempt}";
}
