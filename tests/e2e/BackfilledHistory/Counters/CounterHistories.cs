using static MlOps.EndToEnd.BackfilledHistory.Counters.CounterHistory;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>Histories as public bug reports tell them, and controls beside them.</summary>
internal static class CounterHistories
{
    public const string Requests = "http_requests_total";

    private const string Ok = "code=\"200\"";
    private const string Failed = "code=\"500\"";

    /// <summary>20 requests/s; the first 20 s failed 3 a second, and none later: errors that ended long ago.</summary>
    private static double Errors(double t) => Math.Floor(3 * Math.Min(t, 20));

    /// <summary>Which of two workers answers a scrape: as good as random, and the same in each run.</summary>
    private static bool First(double t) => (((long)t / 15 * 7919) % 13) % 2 == 0;

    /// <summary>Two worker processes behind one port; the first had all the errors.</summary>
    public static CounterHistory TwoWorkers { get; } =
        new CounterHistory("workers")
            .With(Requests, Ok, 20, t => First(t) ? Math.Floor(11 * t) : Math.Floor(9 * t))
            .With(Requests, Failed, 20, t => First(t) ? Errors(t) : 0);

    /// <summary>The same events in one counter.</summary>
    public static CounterHistory OneWorker { get; } =
        new CounterHistory("worker").With(Requests, Ok, 20, Steady(20)).With(Requests, Failed, 20, t => Errors(t));

    /// <summary>Two replicas of Prometheus in turn, one of them a scrape behind.</summary>
    public static CounterHistory Replicas { get; } =
        new CounterHistory("replicas")
            .With(Requests, Ok, 60, t => Math.Floor(20 * (t % 600 > 360 && t % 600 < 390 ? t - 45 : t)) + 100_000)
            .With(Requests, Failed, 60, t => Math.Floor((t % 600 > 360 && t % 600 < 390 ? t - 45 : t) / 60) + 500);

    /// <summary>A container that crashed three times; its counters began at zero each time.</summary>
    public static CounterHistory Crashed { get; } =
        new CounterHistory("crashed")
            .With(Requests, Ok, 60, t => Math.Floor(20 * (t % 900)))
            .With(Requests, Failed, 60, t => Math.Floor(0.1 * (t % 900)));

    /// <summary>Errors that begin an hour after the pod, a series each: 24 in all.</summary>
    public static CounterHistory FirstErrors { get; } =
        Enumerable
            .Range(0, 24)
            .Aggregate(
                new CounterHistory("firsts").With(Requests, Ok + ",path=\"/\"", 120, t => Math.Floor(t / 20)),
                (h, i) => h.With(Requests, $"{Failed},path=\"/{i}\"", 120, t => t >= 3650 + (i * 100) ? 1 : null)
            );

    /// <summary>The same three hours later: what is older than an hour is looked at in larger steps.</summary>
    public static CounterHistory EarlyErrors { get; } =
        Enumerable
            .Range(0, 24)
            .Aggregate(
                new CounterHistory("earlies").With(Requests, Ok + ",path=\"/\"", 300, t => Math.Floor(t / 20)),
                (h, i) => h.With(Requests, $"{Failed},path=\"/{i}\"", 300, t => t >= 3650 + (i * 100) ? 1 : null)
            );

    /// <summary>Half an hour ago a rule began to add a label to every series of an old pod.</summary>
    public static CounterHistory Relabelled { get; } =
        new CounterHistory("relabelled")
            .With(Requests, Ok, 60, t => t <= 1800 ? Math.Floor(500_000 + (20 * t)) : null)
            .With(Requests, Failed, 60, t => t <= 1800 ? 90_000 : null)
            .With(Requests, Ok + ",team=\"risk\"", 60, t => t > 1800 ? Math.Floor(500_000 + (20 * t)) : null)
            .With(Requests, Failed + ",team=\"risk\"", 60, t => t > 1800 ? 90_000 : null);

    /// <summary>Two replicas in turn four hours ago, and one since.</summary>
    public static CounterHistory EarlyReplicas { get; } =
        new CounterHistory("earlyreplicas")
            .With(Requests, Ok, 300, t => Math.Floor(20 * (t > 3600 && t < 3630 ? t - 45 : t)) + 100_000)
            .With(Requests, Failed, 300, t => Math.Floor((t > 3600 && t < 3630 ? t - 45 : t) / 600) + 500);

    /// <summary>A container that crashed four hours ago, of a pod that is gone from Kubernetes.</summary>
    public static CounterHistory EarlyCrash { get; } =
        new CounterHistory("earlycrash")
            .With(Requests, Ok, 300, t => Math.Floor(20 * (t < 3600 ? t : t - 3600)))
            .With(Requests, Failed, 300, t => Math.Floor(0.02 * (t < 3600 ? t : t - 3600)));

    /// <summary>A pod that Prometheus sees for the first time, with a life behind it.</summary>
    public static CounterHistory OldPod { get; } =
        new CounterHistory("oldpod").With(Requests, Ok, 30, Steady(10, 5_000_000)).With(Requests, Failed, 30, t => 90_000);

    /// <summary>The same counters from two scrape jobs.</summary>
    public static CounterHistory Twice { get; } =
        new[] { "pods", "services" }.Aggregate(
            new CounterHistory("twice"),
            (h, job) => h.With(Requests, Ok, 60, Steady(20), job: job).With(Requests, Failed, 60, Steady(0.4), job: job)
        );

    /// <summary>A job that was renamed half an hour ago.</summary>
    public static CounterHistory Renamed { get; } =
        new CounterHistory("renamed")
            .With(Requests, Ok, 60, t => t <= 1800 ? Math.Floor(20 * t) : null, job: "old")
            .With(Requests, Failed, 60, t => t <= 1800 ? Math.Floor(0.04 * t) : null, job: "old")
            .With(Requests, Ok, 60, t => t > 1800 ? Math.Floor(20 * t) : null, job: "new")
            .With(Requests, Failed, 60, t => t > 1800 ? Math.Floor(0.04 * t) : null, job: "new");

    /// <summary>The status is in another label, and half of all fails.</summary>
    public static CounterHistory OtherLabel { get; } =
        new CounterHistory("otherlabel")
            .With(Requests, "status=\"2xx\",handler=\"/predict\"", 20, Steady(10))
            .With(Requests, "status=\"5xx\",handler=\"/predict\"", 20, Steady(10));

    /// <summary>One pod of two has the status in another label.</summary>
    public static CounterHistory MixedLabels { get; } =
        new CounterHistory("mixedlabels")
            .With(Requests, Ok, 60, Steady(10))
            .With(Requests, Failed, 60, Steady(0.01))
            .With(Requests, "status=\"500\"", 60, Steady(10), pod: "mixedlabels-0123abcdef-2");

    /// <summary>Errors of pods that export no total.</summary>
    public static CounterHistory Strays { get; } =
        new CounterHistory("strays")
            .With("served_total", "", 60, Steady(10))
            .With("failed_total", "", 60, Steady(1), pod: "strays-abcdef0123-2");

    /// <summary>The error counter has another name than the policy's.</summary>
    public static CounterHistory OtherName { get; } =
        new CounterHistory("othername").With("served_total", "", 60, Steady(10)).With("faults_total", "", 60, Steady(5));

    /// <summary>The error counter tells the reason by another label than the policy's.</summary>
    public static CounterHistory OtherReason { get; } =
        new CounterHistory("otherreason").With("served_total", "", 60, Steady(10)).With("faulted_total", "kind=\"timeout\"", 60, Steady(5));

    public static IReadOnlyList<CounterHistory> Counts { get; } =
    [
        TwoWorkers,
        OneWorker,
        Replicas,
        Crashed,
        FirstErrors,
        EarlyErrors,
        Relabelled,
        EarlyReplicas,
        EarlyCrash,
        OldPod,
        Twice,
        Renamed,
        OtherLabel,
        MixedLabels,
        Strays,
        OtherName,
        OtherReason,
        .. Ladders.All,
    ];
}
