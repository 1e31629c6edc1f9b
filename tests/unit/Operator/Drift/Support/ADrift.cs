using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;

namespace MlOps.Operator.Tests.Drift.Support;

/// <summary>A DriftPolicy that watches a model, evaluation by evaluation.</summary>
internal sealed partial class ADrift
{
    /// <summary>Ten thousand samples of a bell around 5.</summary>
    public static readonly double[] Bell = [100, 500, 1400, 2200, 2400, 1900, 1000, 400, 100];

    /// <summary>The same, two buckets further.</summary>
    public static readonly double[] Moved = [0, 0, 100, 500, 1400, 2200, 2400, 1900, 1500];

    private readonly List<(DriftSignal Signal, Func<SignalFacts> Facts)> _signals = [];
    private readonly List<DateTimeOffset> _promotions = [];
    private DriftPolicy _policy = new()
    {
        Metadata = new ResourceMetadata
        {
            Name = "inputs",
            Namespace = "shop",
            Uid = "uid-inputs",
            Generation = 1,
        },
        Spec = new DriftPolicySpec
        {
            ModelRef = new ModelReference { Name = "fraud" },
            Current = new DriftWindow { Window = "1h" },
            EvaluationIntervalSeconds = 900,
            Reference = new DriftReference { Offset = "7d" },
        },
    };

    /// <summary>What the model has answered.</summary>
    public IReadOnlyList<HandledEpisode> Handled { get; set; } = [];

    /// <summary>How the model is trained.</summary>
    public RetrainingSpec? Retraining { get; set; }

    /// <summary>When the revision that serves took over; what was set before is when the ones before it did.</summary>
    public DateTimeOffset? PromotedAt
    {
        get => _promotions.Count > 0 ? _promotions[0] : null;
        set => _promotions.Insert(0, value!.Value);
    }

    /// <summary>Another one stands for a model that was deleted and applied again.</summary>
    public string ModelUid { get; set; } = "uid-fraud";

    public DateTimeOffset Now { get; private set; } = new(2026, 7, 1, 12, 0, 10, TimeSpan.Zero);

    public ADrift With(Func<DriftPolicySpec, DriftPolicySpec> change)
    {
        _policy = _policy with { Spec = change(_policy.Spec) };
        return this;
    }

    /// <summary>What the last evaluation rested on.</summary>
    public DriftFacts Facts { get; private set; } = null!;

    /// <summary>What it found.</summary>
    public DriftJudgement Judgement { get; private set; } = null!;

    public ADrift Signal(
        string name,
        Func<PairedCounts> counts,
        string weight = "1",
        bool critical = false,
        double wander = 0,
        SignalKind kind = SignalKind.Feature
    )
    {
        var signal = new DriftSignal
        {
            Name = name,
            Kind = kind,
            Weight = weight,
            Critical = critical,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = name } },
        };
        var own = Enum.GetValues<DriftMeasure>().ToDictionary(m => m, _ => wander);
        return Read(
            signal,
            () =>
                new SignalFacts(signal, Reading<PairedCounts>.Of(counts(), $"query of {name}"), null, own)
                {
                    ReferenceLength = TimeSpan.FromHours(1),
                }
        );
    }

    /// <summary>A signal of which something else is known, or not.</summary>
    public ADrift Habit(string name, Func<PairedCounts> counts, Func<SignalFacts, SignalFacts> known, SignalKind kind = SignalKind.Feature)
    {
        Signal(name, counts, kind: kind);
        var (signal, facts) = _signals[^1];
        _signals[^1] = (signal, () => known(facts()));
        return this;
    }

    public ADrift Silent(string name, EvidenceKind kind, string why, DataFault fault = DataFault.None)
    {
        var signal = new DriftSignal
        {
            Name = name,
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = name } },
        };
        return Read(
            signal,
            () =>
                new SignalFacts(
                    signal,
                    Reading<PairedCounts>.None(kind, why, "query") with
                    {
                        Fault = fault,
                    },
                    null,
                    new Dictionary<DriftMeasure, double>()
                )
        );
    }

    public ADrift Score(string name, double value, ScoreDirection direction, string drift, string? warn = null) =>
        Quality(name, () => Reading<ScoreValue>.Of(new ScoreValue(value), "q"), direction, drift, warn);

    public ADrift Quality(
        string name,
        Func<Reading<ScoreValue>> value,
        ScoreDirection direction,
        string drift,
        string? warn = null,
        SignalKind kind = SignalKind.Quality
    )
    {
        var signal = new DriftSignal
        {
            Name = name,
            Kind = kind,
            Source = new SignalSource
            {
                Score = new ScoreSource
                {
                    Query = "q",
                    Direction = direction,
                    Drift = drift,
                    Warn = warn,
                },
            },
        };
        return Read(signal, () => new SignalFacts(signal, null, value(), new Dictionary<DriftMeasure, double>()));
    }

    public ADrift Read(DriftSignal signal, Func<SignalFacts> facts)
    {
        _signals.Add((signal, facts));
        return this;
    }

    /// <summary>A stream at 5 min, with 288 values of reference before the window.</summary>
    public ADrift Stream(
        string name,
        Func<IReadOnlyList<double>> reference,
        Func<IReadOnlyList<double>> current,
        StreamDetector detector = StreamDetector.CUSUM,
        SignalKind kind = SignalKind.Feature,
        bool critical = false,
        string? query = null
    )
    {
        var signal = new DriftSignal
        {
            Name = name,
            Kind = kind,
            Critical = critical,
            Source = new SignalSource
            {
                Stream = new StreamSource { Query = query ?? name, Detector = detector },
            },
        };
        _signals.Add(
            (
                signal,
                () =>
                    new SignalFacts(signal, null, null, new Dictionary<DriftMeasure, double>())
                    {
                        Stream = Reading<StreamWindows>.Of(
                            new StreamWindows(At(reference(), 0), At(current(), 1_000_000), TimeSpan.FromMinutes(5)),
                            $"query of {name}"
                        ),
                    }
            )
        );
        return this;
    }

    public ADrift SilentStream(
        string name,
        Func<EvidenceKind?> lack,
        Func<IReadOnlyList<double>> reference,
        Func<IReadOnlyList<double>> current
    )
    {
        Stream(name, reference, current);
        var (signal, facts) = _signals[^1];
        _signals[^1] = (
            signal,
            () =>
                lack() is { } kind
                    ? facts() with
                    {
                        Stream = Reading<StreamWindows>.None(kind, "no series", "query") with
                        {
                            Fault = kind == EvidenceKind.NoData ? DataFault.Absent : DataFault.None,
                        },
                    }
                    : facts()
        );
        return this;
    }

    /// <summary>Gives a histogram signal a mean over time.</summary>
    public ADrift Means(string name, Func<Reading<StreamWindows>> means)
    {
        var at = _signals.FindIndex(s => s.Signal.Name == name);
        var (signal, facts) = _signals[at];
        _signals[at] = (signal, () => facts() with { Means = means() });
        return this;
    }

    public static IReadOnlyList<Sample> At(IReadOnlyList<double> values, double from) =>
        [.. values.Select((v, i) => new Sample(from + (300 * i), v))];

    /// <summary>Bins of width 1 from 1 on.</summary>
    public static BinnedPair Pair(double[] reference, double[] current) =>
        new([.. Enumerable.Range(1, reference.Length - 1).Select(i => (double)i)], reference, current);
}
