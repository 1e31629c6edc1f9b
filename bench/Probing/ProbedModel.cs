using System.Text.Json.Nodes;
using MlOps.Decisions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Execution;
using MlOps.Runtime.Status;

namespace MlOps.Bench.Probing;

/// <summary>
/// A model of which v2 took the traffic from the good v1, and the operator's own planner and probes over it: a pass writes the status or
/// acts, as the reconciler does. Both revisions run with all their pods.
/// </summary>
internal sealed class ProbedModel
{
    public const string Uid = "model";
    private const string Name = "fraud";

    /// <summary>The reconciler looks again so soon after a write, and after an effect.</summary>
    private const double AfterWrite = 0.05;

    private readonly StandingClock _clock;
    private readonly PairedProbes _probes;
    private readonly SharedDependency _dependency;
    private readonly JsonObject _raw;
    private readonly Revision _good;
    private readonly Revision _new;

    public ProbedModel(bool probed, StandingClock clock, HttpClient http, SharedDependency dependency)
    {
        (_clock, _probes, _dependency) = (clock, new PairedProbes(http, clock), dependency);
        _raw = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["namespace"] = "shop",
                ["uid"] = Uid,
                ["generation"] = 2,
                ["annotations"] = new JsonObject(),
            },
            ["spec"] = Spec("v1", probed),
        };
        _good = Revision.Of(_raw);
        _raw["spec"] = Spec("v2", probed);
        _new = Revision.Of(_raw);
        _raw["status"] = EntityJson.Encode(
            new ModelDeploymentStatus
            {
                EffectiveRevision = _new.Hash,
                EffectiveVersion = "v2",
                Revisions =
                [
                    new()
                    {
                        Hash = _new.Hash,
                        Version = "v2",
                        State = RevisionState.Active,
                        PromotionSeq = 2,
                        PromotedAt = StandingClock.Promoted,
                        CreatedAt = StandingClock.At(-60),
                    },
                    new()
                    {
                        Hash = _good.Hash,
                        Version = "v1",
                        State = RevisionState.Good,
                        PromotionSeq = 1,
                        PromotedAt = StandingClock.At(-864_000),
                        GoodSince = StandingClock.At(-800_000),
                        ServedUntil = StandingClock.Promoted,
                        CreatedAt = StandingClock.At(-864_060),
                    },
                ],
            }
        );
        Model = EntityJson.Decode<ModelDeployment>(_raw);
    }

    public ModelDeployment Model { get; private set; }

    public ModelDeploymentStatus Status => Model.Status!;

    /// <summary>When the last pass asked to be woken, in seconds since the promotion.</summary>
    public double Wake { get; private set; } = double.PositiveInfinity;

    public double? RolledBackAt { get; private set; }

    public int Rounds { get; private set; }

    public bool? AskedWhileDown { get; private set; }

    /// <summary>Passes until there is nothing to write or to do; the clock moves on with each.</summary>
    public async Task PassAsync(SloPolicy policy)
    {
        while (RolledBackAt is null)
        {
            var state = See(policy);
            var plan = ModelPlanner.Plan(state);
            if (plan.Probe is { } order)
                plan = ModelPlanner.Plan(state with { Probes = await AskAsync(state, order) });
            Wake = plan.Requeue is { } wake ? _clock.Seconds + wake.TotalSeconds : double.PositiveInfinity;
            var status = EntityJson.Encode(plan.Status);
            if (MergeDiff.Compute(_raw["status"], status) is not null)
            {
                _raw["status"] = status;
                Model = EntityJson.Decode<ModelDeployment>(_raw);
                _clock.Seconds += AfterWrite;
            }
            else if (plan.Effect is null)
            {
                return;
            }
            else
            {
                RolledBackAt =
                    plan.Effect is SwitchService point && point.Hash == _good.Hash
                        ? _clock.Seconds
                        : throw new InvalidOperationException($"not simulated: {plan.Effect.Describe()}");
            }
        }
    }

    private async Task<ProbePair> AskAsync(ModelState state, ProbeOrder order)
    {
        var pair = await _probes.AskAsync(state, order, CancellationToken.None);
        if (pair.At == _clock.Now)
            (Rounds, AskedWhileDown) = (Rounds + 1, AskedWhileDown ?? _dependency.IsDown);
        return pair;
    }

    private ModelState See(SloPolicy policy) =>
        new()
        {
            Now = _clock.Now,
            Model = Model,
            Raw = (JsonObject)_raw.DeepClone(),
            Latest = _new,
            Revisions = [Kept(_good) with { GoodSince = StandingClock.At(-800_000), ServedUntil = StandingClock.Promoted }, Kept(_new)],
            Deployments = [Running(_good), Running(_new)],
            RevisionServices = [ServiceOf(_good), ServiceOf(_new)],
            Service = new ServiceView(Name, "service", _new.Hash, true, false, (JsonArray)_new.Ports.DeepClone(), "10.0.0.1")
            {
                Selector = SelectorText.OfRevision(Name, _new.Hash),
            },
            Pods = [PodOf(_good), PodOf(_new)],
            Policies = [policy],
            Term = 1,
        };

    private static RevisionObject Kept(Revision revision) =>
        new(revision, NameOf(revision), $"kept-{revision.Hash}", StandingClock.At(-60), null, null);

    private static ChildDeployment Running(Revision revision) =>
        new(revision.Hash, NameOf(revision), $"deployment-{revision.Hash}", 1, 1, true, StandingClock.At(-60)) { MinReadySeconds = 10 };

    private static RevisionServiceView ServiceOf(Revision revision) =>
        new(revision.Hash, NameOf(revision), $"service-{revision.Hash}", "10.0.0.2") { Ports = (JsonArray)revision.Ports.DeepClone() };

    private static PodView PodOf(Revision revision) =>
        new($"{NameOf(revision)}-0", revision.Hash, true, StandingClock.At(-50), 0, false, null);

    private static string NameOf(Revision revision) => ChildNames.OfRevision(Name, revision.Hash);

    /// <summary>It soaks for longer than it is watched: once it is known good it is not tested any more.</summary>
    private static JsonObject Spec(string version, bool probed)
    {
        var spec = new JsonObject
        {
            ["model"] = new JsonObject { ["name"] = Name, ["version"] = version },
            ["template"] = JsonNode.Parse("""{"spec":{"containers":[{"name":"model","image":"fraud-model"}]}}"""),
            ["service"] = JsonNode.Parse("""{"ports":[{"name":"http","port":80,"targetPort":8080}]}"""),
            ["replicas"] = 1,
            ["rollback"] = new JsonObject { ["minSoakSeconds"] = 14_400 },
        };
        if (probed)
            spec["probe"] = new JsonObject { ["path"] = "/predict" };
        return spec;
    }
}
