using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Runtime.Status;

namespace MlOps.Operator.Tests.Support;

/// <summary>
/// Plays the life of one model: plans, saves the status as the API server would, carries out effects, lets pods become ready.
/// Everything that survives is in here, nothing in the planner.
/// </summary>
internal sealed partial class FakeCluster
{
    public const string Name = "fraud";
    public const string Uid = "model-uid";
    private int _uids;
    private readonly List<RefusedEffect> _refused = [];
    private TimeSpan? _wake;

    public FakeCluster(AModel model)
    {
        Raw = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["namespace"] = "shop",
                ["uid"] = Uid,
                ["generation"] = 1,
                ["annotations"] = new JsonObject(),
            },
            ["spec"] = model.Spec,
        };
    }

    /// <summary>Passes after which the model does not come to rest.</summary>
    public int TooLong { get; init; } = 400;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    public JsonObject Raw { get; }
    public Dictionary<string, RevisionObject> Revisions { get; } = [];
    public Dictionary<string, FakePods> Deployments { get; } = [];
    public Dictionary<string, RevisionServiceView> RevisionServices { get; } = [];
    public ServiceView? Service { get; set; }
    public FallbackService? Fallback { get; set; }
    public FakeJudge? Judge { get; set; }

    /// <summary>Judges of further policies.</summary>
    public List<FakeJudge> MoreJudges { get; } = [];

    public FakeDrift? Drift { get; set; }
    public FakeJobs Jobs { get; } = new();

    /// <summary>Policies beside the judge's own, which never say anything.</summary>
    public List<SloPolicy> MorePolicies { get; } = [];

    /// <summary>What the API server says against the template.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>Why the API server refuses an effect; null if it accepts it.</summary>
    public Func<Effect, string?>? Refuses { get; set; }

    /// <summary>When the last pass asked to be woken.</summary>
    public TimeSpan? NextLook => _wake;

    public ProbePair? ProbeAnswers { get; set; }

    /// <summary>How often both revisions were asked.</summary>
    public int ProbesAsked { get; private set; }

    /// <summary>What the pods of a version run, as <c>container=digest</c>.</summary>
    public Dictionary<string, string> Images { get; } = [];

    public HashSet<string> NeverReady { get; } = [];

    /// <summary>Versions whose pods become ready and crash before minReadySeconds have passed.</summary>
    public HashSet<string> NeverAvailable { get; } = [];

    public OtherModels Others { get; set; } = OtherModels.None;
    public long Term { get; private set; } = 1;
    public List<Effect> Effects { get; } = [];
    public List<EventRecord> Events { get; } = [];
    public int Writes { get; private set; }

    /// <summary>Runs after every write, with how many there were: a place to die.</summary>
    public Action<int>? AfterWrite { get; set; }

    /// <summary>Runs before every effect with the status that is saved at that moment.</summary>
    public Action<Effect, ModelDeploymentStatus>? BeforeEffect { get; set; }

    public DateTimeOffset Now => Clock.GetUtcNow();
    public ModelDeployment Model => EntityJson.Decode<ModelDeployment>(Raw);
    public ModelDeploymentStatus Status => Model.Status ?? new();
    public string? ServingVersion => Status.EffectiveVersion;

    public string Hash(string version) => Revisions.Values.Single(r => r.Revision.Version == version).Revision.Hash;

    public RevisionStatus Revision(string version) => Status.Revisions.Single(r => r.Version == version);

    public int Pods(string version) => Deployments[Hash(version)].Deployment.Replicas;

    public StatusCondition Condition(string type) => Status.Conditions.Single(c => c.Type == type);

    public int Switches(string version) => Effects.OfType<SwitchService>().Count(e => e.Hash == Hash(version));

    public FakeCluster Apply(AModel model)
    {
        Raw["spec"] = model.Spec;
        Raw["metadata"]!["generation"] = Model.Metadata.Generation + 1;
        return Settle();
    }

    public FakeCluster Annotate(string name, string? value)
    {
        var annotations = (JsonObject)Raw["metadata"]!["annotations"]!;
        if (value is null)
            annotations.Remove(name);
        else
            annotations[name] = value;
        return Settle();
    }

    /// <summary>Another process takes over a little later.</summary>
    public void Restart()
    {
        Term++;
        Clock.Advance(TimeSpan.FromSeconds(3));
    }

    public ModelState See()
    {
        Judge?.Evaluate(this);
        MoreJudges.ForEach(j => j.Evaluate(this));
        Drift?.Evaluate(this);
        var model = Model;
        var latest = MlOps.Decisions.State.Children.Revision.Of(Raw);
        var training = model.Status?.Retraining is { Step: not RetrainingStep.Done } unfinished ? unfinished : null;
        return new ModelState
        {
            Now = Now,
            Model = model,
            Raw = (JsonObject)Raw.DeepClone(),
            Latest = latest,
            SpecErrors = [.. Validation.Check(model).Select(e => $"{e.Field}: {e.Message}"), .. Refusals],
            Revisions = [.. Revisions.Values],
            Deployments = [.. Deployments.Values.Select(d => d.Deployment)],
            RevisionServices = [.. RevisionServices.Values],
            Service = Service,
            Fallback = Fallback,
            Pods =
            [
                .. Deployments.Values.SelectMany(d =>
                    d.Views(
                        IsBroken(d.Deployment.Hash) ? "CrashLoopBackOff" : null,
                        Revisions.TryGetValue(d.Deployment.Hash, out var kept) ? Images.GetValueOrDefault(kept.Revision.Version, "") : ""
                    )
                ),
            ],
            Policies = Judge is null ? [] : [Judge.Policy, .. MoreJudges.Select(j => j.Policy), .. MorePolicies],
            DriftPolicies = Drift is null ? [] : [Drift.Policy],
            Training = Raw["spec"]?["retraining"]?["jobTemplate"] is JsonObject template
                ? TrainingTemplates.Check(template, latest.Template, "spec.retraining.jobTemplate", false)
                : null,
            TrainingJob = Jobs.Of(training?.JobName),
            TrainingRefusal = training is not null && Effects.Exists(e => e is CreateJob) ? Jobs.Refusal : null,
            Refused = [.. _refused],
            Others = Others,
            Term = Term,
        };
    }

    /// <summary>Plans until there is nothing to write and Kubernetes has nothing to do either.</summary>
    public FakeCluster Settle()
    {
        for (var i = 0; i < TooLong; i++)
        {
            if (!Pass() && !Tick())
                return this;
        }

        throw new InvalidOperationException(
            $"the model does not come to rest: {Status.LastAction}, {string.Join("; ", Effects.TakeLast(6).Select(e => e.Describe()))}"
        );
    }

    /// <summary>Lets time pass, waking up only when the planner asked for it.</summary>
    public FakeCluster Wait(double seconds)
    {
        var end = Now.AddSeconds(seconds);
        Settle();
        for (var i = 0; Now < end; i++)
        {
            var left = end - Now;
            Clock.Advance(_wake is { } wake && wake < left ? wake : left);
            Settle();
            if (i > TooLong + (seconds / 30))
                throw new InvalidOperationException($"wakes without end: {_wake}");
        }

        return this;
    }

    /// <returns>Whether anything was written.</returns>
    public bool Pass()
    {
        var state = See();
        var plan = ModelPlanner.Plan(state);
        if (plan.Probe is not null && ++ProbesAsked > 0)
            plan = ModelPlanner.Plan(state with { Probes = ProbeAnswers });
        _wake = plan.Requeue;
        var status = EntityJson.Encode(plan.Status);
        if (MergeDiff.Compute(Raw["status"], status) is not null)
        {
            Raw["status"] = status;
            Events.AddRange(plan.Events);
            return Wrote();
        }

        if (plan.Effect is not { } effect)
            return false;
        BeforeEffect?.Invoke(effect, Status);
        if (Refuses?.Invoke(effect) is { } message)
        {
            _refused.RemoveAll(r => r.Effect == effect.Describe());
            _refused.Add(new RefusedEffect(effect.Describe(), message, Now.AddSeconds(60), true));
            return true;
        }

        _refused.RemoveAll(r => r.Effect == effect.Describe());
        Effects.Add(effect);
        Perform(effect);
        if (effect.Done is { } done)
            Events.Add(done);
        return Wrote();
    }
}
