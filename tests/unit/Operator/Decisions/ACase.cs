using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Decisions;

/// <summary>A request that the arbiter would grant; each test gives it one reason not to.</summary>
internal static class ACase
{
    /// <summary>v2 serves for a minute, is bad, and v1 is good.</summary>
    public static RollbackCase Proven(Func<AModel, AModel>? with = null)
    {
        var cluster = Scenarios.Released(with);
        cluster.Judge!.Bad = "v2";
        return Of(cluster.See());
    }

    public static RollbackCase Of(ModelState state) =>
        new(state, state.Model.Status!, state.Policies[0], state.Policies[0].Status!.Requests[0]);

    public static RollbackCase With(this RollbackCase c, Func<ActionRequest, ActionRequest> change) =>
        c with
        {
            Request = change(c.Request),
        };

    public static RollbackCase In(this RollbackCase c, Func<ModelState, ModelState> change) => c with { State = change(c.State) };

    public static RollbackCase Knowing(this RollbackCase c, Func<ModelDeploymentStatus, ModelDeploymentStatus> change) =>
        c with
        {
            Status = change(c.Status),
        };

    public static RollbackCase Annotated(this RollbackCase c, string name, string value) =>
        c.In(w =>
            w with
            {
                Model = w.Model with
                {
                    Metadata = w.Model.Metadata with { Annotations = new Dictionary<string, string> { [name] = value } },
                },
            }
        );

    /// <summary>The given number of other models, out of those evaluated, that began to fail this many seconds from this one.</summary>
    public static RollbackCase Beside(this RollbackCase c, int broken, int evaluated, double seconds) =>
        c.In(w =>
            w with
            {
                Others = new OtherModels(
                    [
                        .. Enumerable
                            .Range(0, broken)
                            .Select(i => new ForeignOnset("other", $"model-{i}", c.Request.Onset.AddSeconds(seconds))),
                    ],
                    evaluated
                ),
            }
        );

    /// <summary>The episode has been open for this many seconds; its evidence is still fresh.</summary>
    public static RollbackCase OpenFor(this RollbackCase c, double seconds) =>
        c with
        {
            Policy = c.Policy with
            {
                Status = c.Policy.Status! with { Episode = c.Policy.Status!.Episode! with { OpenedAt = c.State.Now.AddSeconds(-seconds) } },
            },
        };

    public static RollbackCase Mode(this RollbackCase c, PolicyMode mode) =>
        c with
        {
            Policy = c.Policy with { Spec = c.Policy.Spec with { Mode = mode } },
        };

    public static RollbackCase Revision(this RollbackCase c, string version, Func<RevisionStatus, RevisionStatus> change) =>
        c.Knowing(s => s with { Revisions = [.. s.Revisions.Select(r => r.Version == version ? change(r) : r)] });
}
