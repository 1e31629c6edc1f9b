using MlOps.Analysis.Drift.Distributions;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using MlOps.Operator.Signals;
using Method = MlOps.Analysis.Drift.DriftMethod;

namespace MlOps.Operator.Tests.Drift;

/// <summary>A DriftPolicy that watches a model, evaluation by evaluation.</summary>
internal sealed class ADrift
{
    /// <summary>Ten thousand samples of a bell around 5.</summary>
    public static readonly double[] Bell = [100, 500, 1400, 2200, 2400, 1900, 1000, 400, 100];

    /// <summary>The same, two buckets further.</summary>
    public static readonly double[] Moved = [0, 0, 100, 500, 1400, 2200, 2400, 1900, 1500];

    private readonly List<(DriftSignal Signal, Func<SignalFacts> Facts)> _signals = [];
    private DriftPolicy _policy = new()
    {
        Metadata = new ResourceMetadata { Name = "inputs", Namespace = "shop", Uid = "uid-inputs", Generation = 1 },
        Spec = new DriftPolicySpec { ModelRef = new ModelReference { Name = "fraud" }, Current = new DriftWindow { Window = "1h" }, EvaluationIntervalSeconds = 900, Reference = new DriftReference { Offset = "7d" } },
    };

    /// <summary>What the model has answered.</summary>
    public IReadOnlyList<HandledEpisode> Handled { get; set; } = [];

    /// <summary>How the model is trained.</summary>
    public RetrainingSpec? Retraining { get; set; }

    public DateTimeOffset Now { get; private set; } = new(2026, 7, 1, 12, 0, 10, TimeSpan.Zero);

    public ADrift With(Func<DriftPolicySpec, DriftPolicySpec> change)
    {
        _policy = _policy with { Spec = change(_policy.Spec) };
        return this;
    }

    public ADrift Signal(string name, Func<PairedCounts> counts, string weight = "1", bool critical = false, double wander = 0)
    {
        var signal = new DriftSignal { Name = name, Kind = SignalKind.Feature, Weight = weight, Critical = critical, Source = new SignalSource { Histogram = new HistogramSource { Metric = name } } };
        var own = Enum.GetValues<Method>().ToDictionary(m => m, _ => wander);
        _signals.Add((signal, () => new SignalFacts(signal, Reading<PairedCounts>.Of(counts(), $"query of {name}"), null, own)));
        return this;
    }

    public ADrift Silent(string name, EvidenceKind kind, string why)
    {
        var signal = new DriftSignal { Name = name, Kind = SignalKind.Feature, Source = new SignalSource { Histogram = new HistogramSource { Metric = name } } };
        _signals.Add((signal, () => new SignalFacts(signal, Reading<PairedCounts>.None(kind, why, "query"), null, new Dictionary<Method, double>())));
        return this;
    }

    public ADrift Score(string name, double value, ScoreDirection direction, string drift, string? warn = null)
    {
        var signal = new DriftSignal { Name = name, Kind = SignalKind.Quality, Source = new SignalSource { Score = new ScoreSource { Query = "q", Direction = direction, Drift = drift, Warn = warn } } };
        _signals.Add((signal, () => new SignalFacts(signal, null, Reading<ScoreValue>.Of(new ScoreValue(value), "q"), new Dictionary<Method, double>())));
        return this;
    }

    /// <summary>Bins of width 1 from 1 on.</summary>
    public static BinnedPair Pair(double[] reference, double[] current) => new([.. Enumerable.Range(1, reference.Length - 1).Select(i => (double)i)], reference, current);

    public DriftPolicyStatus Judge(int minutes = 0)
    {
        Now = Now.AddMinutes(minutes);
        var facts = new DriftFacts
        {
            Now = Now,
            At = DriftSchedule.Latest(Now, DriftSchedule.Interval(_policy.Spec)),
            Policy = _policy with { Spec = _policy.Spec with { Signals = [.. _signals.Select(s => s.Signal)] } },
            Model = Model(),
            Signals = [.. _signals.Select(s => s.Facts())],
        };
        var status = DriftJudge.Judge(facts);
        _policy = _policy with { Status = status };
        return status;
    }

    private ModelDeployment Model() => new()
    {
        Metadata = new ResourceMetadata { Name = "fraud", Namespace = "shop", Uid = "uid-fraud" },
        Spec = new ModelDeploymentSpec { Model = new ModelIdentity { Name = "fraud", Version = "1" }, Template = [], Service = new ServiceSpec { Ports = [] }, Retraining = Retraining },
        Status = new ModelDeploymentStatus { EffectiveRevision = "0123456789", Revisions = [new RevisionStatus { Hash = "0123456789", Version = "1", State = RevisionState.Good }], Handled = Handled },
    };
}
