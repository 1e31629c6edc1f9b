using System.Globalization;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Models.Isolation;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Walks;

/// <summary>A random night of one model, then quiet. The events are logged, so that the seed can replay a violation.</summary>
internal sealed class Walk(int seed, Trouble trouble)
{
    private readonly Random _random = new(seed);
    private readonly FakeJudge _second = new("z-second", "second-uid");
    private readonly List<string> _told = [];
    private int _versions = 1;
    private string _version = "v1";
    private int _replicas = 2;

    public FakeCluster Cluster { get; private set; } = null!;

    public IReadOnlyList<string> Told => _told;

    public List<string> Wrong { get; } = [];

    public string Version => _version;

    public int Replicas => _replicas;

    public int Rollbacks { get; private set; }

    /// <summary>Every other model declares a probe.</summary>
    private AModel Spec(string version, int replicas)
    {
        var model = AModel.Serving(version).Replicas(replicas).FallsBackToService("rules").History(50).Rollback("maxPerDay", 100);
        return seed % 2 == 0 ? model.Probed() : model;
    }

    public PolicyMode ModeOf(string? uid) => uid == FakeJudge.Uid ? Cluster.Judge!.Mode : _second.Mode;

    public void Run(int events)
    {
        Cluster = new FakeCluster(Spec("v1", _replicas)) { Judge = new FakeJudge(), Fallback = Isolated.Service(), ProbeAnswers = Answers(0, 0), TooLong = 1000 };
        if (trouble.HasFlag(Trouble.Policies))
            Cluster.MoreJudges.Add(_second);
        Cluster.BeforeEffect = (effect, status) => Invariants.OfEffect(this, effect, status);
        Do("settle", () => Cluster.Settle().Wait(700));
        for (var i = 0; i < events && Wrong.Count == 0; i++)
        {
            Step();
            Invariants.AtRest(this);
        }

        if (Wrong.Count == 0)
            Do("peace", Peace);
        if (Wrong.Count == 0)
            Invariants.AtTheEnd(this);
        Rollbacks = Cluster.Status.Actions.Count(a => a.Kind == ActionKind.Rollback && a.SwitchedAt is not null);
    }

    private void Do(string what, Action act)
    {
        _told.Add(what);
        try
        {
            act();
        }
        catch (InvalidOperationException e)
        {
            Wrong.Add($"{what}: {e.Message}");
        }
    }

    private string Any() => Cluster.Revisions.Count == 0 ? _version : Cluster.Revisions.Values.OrderBy(r => r.CreatedAt).ThenBy(r => r.Revision.Version, StringComparer.Ordinal).ElementAt(_random.Next(Cluster.Revisions.Count)).Revision.Version;

    private bool Coin() => _random.Next(2) == 0;

    private void Step()
    {
        switch (_random.Next(36))
        {
            case 0 or 1 or 2: _version = $"v{++_versions}"; Do($"apply {_version}", () => Cluster.Apply(Spec(_version, _replicas))); break;
            case 3: _version = Any(); Do($"apply {_version} again", () => Cluster.Apply(Spec(_version, _replicas))); break;
            case 4 or 5: Bad(Cluster.Judge!); break;
            case 6: Do("nothing is bad", () => { Cluster.Judge!.Bad = _second.Bad = null; Cluster.Settle(); }); break;
            case 7: var broken = Any(); Do($"{broken} never ready", () => { Cluster.NeverReady.Add(broken); Cluster.Settle(); }); break;
            case 8: Do("all ready", () => { Cluster.NeverReady.Clear(); Cluster.Settle(); }); break;
            case 9: Lever(WellKnown.PauseAnnotation, Coin() ? "x" : null); break;
            case 10: Lever(WellKnown.PinAnnotation, Coin() ? Any() : null); break;
            case 11: Lever(WellKnown.IsolateAnnotation, Coin() ? "x" : null); break;
            case 12: Lever(WellKnown.ReleaseAnnotation, Any()); break;
            case 13: Do("restart", Cluster.Restart); break;
            case 14: var silent = Coin(); Do($"silent {silent}", () => { Cluster.Judge!.Silent = _second.Silent = silent; Cluster.Settle(); }); break;
            case 15 or 16 or 17 or 18: var seconds = new[] { 5, 30, 130, 700, 4000 }[_random.Next(5)]; Do(string.Create(CultureInfo.InvariantCulture, $"wait {seconds}"), () => Cluster.Wait(seconds)); break;
            case 19: var v = (VerificationOutcome)_random.Next(3); Do($"verification {v}", () => { Cluster.Judge!.Verification = _second.Verification = v; Cluster.Settle(); }); break;
            case 20: var r = (ResidualTraffic)_random.Next(3); Do($"residual {r}", () => { Cluster.Judge!.Residual = _second.Residual = r; Cluster.Settle(); }); break;
            case 21: _replicas = _random.Next(1, 5); Do($"replicas {_replicas}", () => Cluster.Apply(Spec(_version, _replicas))); break;
            case 22: var mode = (PolicyMode)_random.Next(3); Do($"mode {mode}", () => { Cluster.Judge!.Mode = mode; Cluster.Settle(); }); break;
            case 26: var other = (PolicyMode)_random.Next(3); Do($"mode {other} of the second policy", () => { _second.Mode = other; Cluster.Settle(); }); break;
            case 27: var (suspect, target) = (_random.Next(3), _random.Next(3)); Do($"probes answer {suspect} {target}", () => { Cluster.ProbeAnswers = Answers(suspect, target); Cluster.Settle(); }); break;
            case 28 when _versions < 100 && _random.Next(8) == 0: Do("a hundred bad releases", Quarantines); break;
            case 28 or 29: Bad(Cluster.Judge!); break;
            case 23: Decide(); break;
            case 24: var demand = Coin() ? DemandTrend.Surged : DemandTrend.Stable; Do($"demand {demand}", () => { Cluster.Judge!.Demand = _second.Demand = demand; Cluster.Settle(); }); break;
            case 25: var near = _random.Next(5); Do($"{near} other models break", () => { Cluster.Others = new([.. Enumerable.Range(0, near).Select(i => new ForeignOnset("other", $"m{i}", Cluster.Now))], 10); Cluster.Settle(); }); break;
            default: More(_random.Next(8)); break;
        }
    }

    /// <param name="suspect">0 answers well, 1 fails, 2 does not answer.</param>
    /// <param name="target">The same of the other revision.</param>
    private static ProbePair Answers(int suspect, int target) => new(Answer("suspect", suspect), Answer("target", target));

    private static ProbeResult Answer(string name, int kind) => new(name, kind != 2, 10, kind == 0 ? 0 : 10, $"{name} {kind}");

    private void Quarantines()
    {
        for (var i = 0; i < 100; i++)
        {
            _version = $"v{++_versions}";
            Cluster.Apply(Spec(_version, _replicas));
            Cluster.Judge!.Bad = _version;
            Cluster.Wait(15);
        }
    }

    private void More(int kind)
    {
        // Without any record there is nothing to edit or to lose.
        switch (Cluster.Revisions.Count == 0 ? -1 : kind)
        {
            case 0 or 1 when trouble.HasFlag(Trouble.Edits): var to = Any(); Do($"hand edit to {to}", () => Select(to)); break;
            case 2 when trouble.HasFlag(Trouble.Edits): Do("delete Service", () => { Cluster.Service = null; Cluster.Settle(); }); break;
            case 3 when trouble.HasFlag(Trouble.Edits): var gone = Any(); Do($"delete Deployment of {gone}", () => { Cluster.Deployments.Remove(Cluster.Hash(gone)); Cluster.Settle(); }); break;
            case 4 when trouble.HasFlag(Trouble.Losses): Do("lose status", () => { Cluster.Raw.Remove("status"); Cluster.Settle(); }); break;
            // Without its record, a serving revision that is not the wanted one cannot be rebuilt.
            case 5 when trouble.HasFlag(Trouble.Losses) && Cluster.Status.EffectiveRevision == Cluster.Status.LatestRevision: var lost = Any(); Do($"delete record of {lost}", () => { Cluster.Revisions.Remove(Cluster.Hash(lost)); Cluster.Settle(); }); break;
            case 6 when trouble.HasFlag(Trouble.Refusals): Refuse(); break;
            case 7 when trouble.HasFlag(Trouble.Policies): Bad(_second); break;
            default: Do("invalid spec", () => Cluster.Apply(Spec($"v{++_versions}", _replicas).WithoutContainers())); break;
        }
    }

    private void Bad(FakeJudge judge)
    {
        var bad = Cluster.ServingVersion;
        Do($"{bad} turns bad for {judge.Policy.Metadata.Name}", () => { judge.Bad = bad; Cluster.Settle(); });
    }

    private void Select(string version)
    {
        if (Cluster.Service is { } service)
            Cluster.Service = service with { Revision = Cluster.Hash(version), Selector = SelectorText.OfRevision(FakeCluster.Name, Cluster.Hash(version)), IsolatedFrom = null };
        Cluster.Settle();
    }

    private void Lever(string name, string? value) => Do($"{name}={value}", () => Cluster.Annotate(name, value));

    /// <summary>Approves or rejects the waiting decision, or writes an invalid id.</summary>
    private void Decide()
    {
        var id = Coin() ? Cluster.Status.Waiting?.Id ?? Cluster.Status.Action?.Id ?? "yes" : "nonsense";
        Lever(Coin() ? WellKnown.ApproveAnnotation : WellKnown.RejectAnnotation, id);
    }

    private void Refuse()
    {
        var kind = _random.Next(5);
        Do($"the API server refuses effects of kind {kind}", () =>
        {
            Cluster.Refuses = kind == 4 ? null : e => (kind, e) is (0, SwitchService) or (1, ScaleDeployment) or (2, RecordRevision or AnnotateRevision) or (3, ApplyDeployment or ApplyRevisionService or DeleteChild) ? "denied" : null;
            // What was refused last rests for a minute here.
            Cluster.Wait(kind == 4 ? 60 : 0);
        });
    }

    private void Peace()
    {
        Cluster.Refuses = null;
        Cluster.Others = OtherModels.None;
        foreach (var name in new[] { WellKnown.PauseAnnotation, WellKnown.PinAnnotation, WellKnown.IsolateAnnotation, WellKnown.ReleaseAnnotation, WellKnown.ApproveAnnotation, WellKnown.RejectAnnotation })
            Cluster.Annotate(name, null);
        Cluster.NeverReady.Clear();
        foreach (var judge in new[] { Cluster.Judge!, _second })
        {
            judge.Bad = null;
            judge.Silent = false;
            judge.Mode = PolicyMode.Enforce;
            judge.Demand = DemandTrend.Stable;
            judge.Verification = VerificationOutcome.Passed;
            judge.Residual = ResidualTraffic.None;
        }

        Cluster.ProbeAnswers = Answers(0, 0);

        Cluster.Apply(Spec(_version, _replicas));
        // The person who made a kept edit ends it.
        if (Cluster.Status.OverrideKept == true && Cluster.Status.EffectiveVersion is { } effective)
            Select(effective);
        for (var i = 0; i < 40; i++)
            Cluster.Wait(600);
    }
}
