using System.Globalization;
using MlOps.Decisions.State;
using MlOps.Operator.Tests.Models.Isolation;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Walks;

/// <summary>A random night of one model, then quiet. The events are logged, so that the seed can replay a violation.</summary>
internal sealed partial class Walk(int seed, Disturbance disturbance)
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
        Cluster = new FakeCluster(Spec("v1", _replicas))
        {
            Judge = new FakeJudge(),
            Fallback = Isolated.Service(),
            ProbeAnswers = Answers(0, 0),
            TooLong = 1000,
        };
        if (disturbance.HasFlag(Disturbance.Policies))
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

    private string Any() =>
        Cluster.Revisions.Count == 0
            ? _version
            : Cluster
                .Revisions.Values.OrderBy(r => r.CreatedAt)
                .ThenBy(r => r.Revision.Version, StringComparer.Ordinal)
                .ElementAt(_random.Next(Cluster.Revisions.Count))
                .Revision.Version;

    private bool Coin() => _random.Next(2) == 0;

    private void Step()
    {
        switch (_random.Next(36))
        {
            case 0 or 1 or 2:
                _version = $"v{++_versions}";
                Do($"apply {_version}", () => Cluster.Apply(Spec(_version, _replicas)));
                break;
            case 3:
                _version = Any();
                Do($"apply {_version} again", () => Cluster.Apply(Spec(_version, _replicas)));
                break;
            case 4 or 5:
                Bad(Cluster.Judge!);
                break;
            case 6:
                Do(
                    "nothing is bad",
                    () =>
                    {
                        Cluster.Judge!.Bad = _second.Bad = null;
                        Cluster.Settle();
                    }
                );
                break;
            case 7:
                var broken = Any();
                Do(
                    $"{broken} never ready",
                    () =>
                    {
                        Cluster.NeverReady.Add(broken);
                        Cluster.Settle();
                    }
                );
                break;
            case 8:
                Do(
                    "all ready",
                    () =>
                    {
                        Cluster.NeverReady.Clear();
                        Cluster.Settle();
                    }
                );
                break;
            case 9:
                Lever(WellKnown.PauseAnnotation, Coin() ? "x" : null);
                break;
            case 10:
                Lever(WellKnown.PinAnnotation, Coin() ? Any() : null);
                break;
            case 11:
                Lever(WellKnown.IsolateAnnotation, Coin() ? "x" : null);
                break;
            case 12:
                Lever(WellKnown.ReleaseAnnotation, Any());
                break;
            case 13:
                Do("restart", Cluster.Restart);
                break;
            case 14:
                var silent = Coin();
                Do(
                    $"silent {silent}",
                    () =>
                    {
                        Cluster.Judge!.Silent = _second.Silent = silent;
                        Cluster.Settle();
                    }
                );
                break;
            case 15 or 16 or 17 or 18:
                var seconds = new[] { 5, 30, 130, 700, 4000 }[_random.Next(5)];
                Do(string.Create(CultureInfo.InvariantCulture, $"wait {seconds}"), () => Cluster.Wait(seconds));
                break;
            case 19:
                var v = (VerificationOutcome)_random.Next(3);
                Do(
                    $"verification {v}",
                    () =>
                    {
                        Cluster.Judge!.Verification = _second.Verification = v;
                        Cluster.Settle();
                    }
                );
                break;
            case 20:
                var r = (ResidualTraffic)_random.Next(3);
                Do(
                    $"residual {r}",
                    () =>
                    {
                        Cluster.Judge!.Residual = _second.Residual = r;
                        Cluster.Settle();
                    }
                );
                break;
            case 21:
                _replicas = _random.Next(1, 5);
                Do($"replicas {_replicas}", () => Cluster.Apply(Spec(_version, _replicas)));
                break;
            case 22:
                var mode = (PolicyMode)_random.Next(3);
                Do(
                    $"mode {mode}",
                    () =>
                    {
                        Cluster.Judge!.Mode = mode;
                        Cluster.Settle();
                    }
                );
                break;
            case 26:
                var other = (PolicyMode)_random.Next(3);
                Do(
                    $"mode {other} of the second policy",
                    () =>
                    {
                        _second.Mode = other;
                        Cluster.Settle();
                    }
                );
                break;
            case 27:
                var (suspect, target) = (_random.Next(3), _random.Next(3));
                Do(
                    $"probes answer {suspect} {target}",
                    () =>
                    {
                        Cluster.ProbeAnswers = Answers(suspect, target);
                        Cluster.Settle();
                    }
                );
                break;
            case 28 when _versions < 100 && _random.Next(8) == 0:
                Do("a hundred bad releases", Quarantines);
                break;
            case 28 or 29:
                Bad(Cluster.Judge!);
                break;
            case 23:
                Decide();
                break;
            case 24:
                var demand = Coin() ? DemandTrend.Surged : DemandTrend.Stable;
                Do(
                    $"demand {demand}",
                    () =>
                    {
                        Cluster.Judge!.Demand = _second.Demand = demand;
                        Cluster.Settle();
                    }
                );
                break;
            case 25:
                var near = _random.Next(5);
                Do(
                    $"{near} other models break",
                    () =>
                    {
                        Cluster.Others = new(
                            [.. Enumerable.Range(0, near).Select(i => new ForeignOnset("other", $"m{i}", Cluster.Now))],
                            10
                        );
                        Cluster.Settle();
                    }
                );
                break;
            default:
                More(_random.Next(8));
                break;
        }
    }

    /// <param name="suspect">0 answers well, 1 fails, 2 does not answer.</param>
    /// <param name="target">The same of the other revision.</param>
    private static ProbePair Answers(int suspect, int target) => new(Answer("suspect", suspect), Answer("target", target));

    private static ProbeResult Answer(string name, int kind) => new(name, kind != 2, 10, kind == 0 ? 0 : 10, $"{name} {kind}");
}
