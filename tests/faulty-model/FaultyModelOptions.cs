using System.Globalization;

namespace MlOps.FaultyModel;

/// <summary>The faults asked for. Every variable is described in <see cref="FaultyModelHelp"/>.</summary>
public sealed record FaultyModelOptions
{
    public int Port { get; init; } = 8080;
    public double FailPercent { get; init; }
    public int Seed { get; init; } = 1;
    public TimeSpan Latency { get; init; }
    public long? CrashAfter { get; init; }
    public int CrashCode { get; init; } = 139;
    public double? CapacityPerSecond { get; init; }
    public double AmountMean { get; init; } = 100;
    public bool NeverReady { get; init; }
    public bool FailProbes { get; init; }
    public TimeSpan IgnoreSignal { get; init; }
    public TimeSpan DrainPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="FormatException">A variable has no value of its kind; the message names it.</exception>
    public static FaultyModelOptions Read(Func<string, string?> variable)
    {
        var defaults = new FaultyModelOptions();
        return new FaultyModelOptions
        {
            Port = (int)Number("FAULTY_MODEL_PORT", defaults.Port),
            FailPercent = Number("FAULTY_MODEL_FAIL_PERCENT", 0),
            Seed = (int)Number("FAULTY_MODEL_SEED", defaults.Seed),
            Latency = TimeSpan.FromMilliseconds(Number("FAULTY_MODEL_LATENCY_MS", 0)),
            CrashAfter = Number("FAULTY_MODEL_CRASH_AFTER", -1) is >= 0 and var after ? (long)after : null,
            CrashCode = (int)Number("FAULTY_MODEL_CRASH_CODE", defaults.CrashCode),
            CapacityPerSecond = Number("FAULTY_MODEL_CAPACITY_RPS", -1) is >= 0 and var capacity ? capacity : null,
            AmountMean = Number("FAULTY_MODEL_AMOUNT_MEAN", defaults.AmountMean),
            NeverReady = Flag("FAULTY_MODEL_NEVER_READY"),
            FailProbes = Flag("FAULTY_MODEL_FAIL_PROBES"),
            IgnoreSignal = TimeSpan.FromSeconds(Number("FAULTY_MODEL_IGNORE_SIGTERM_SECONDS", 0)),
            DrainPeriod = TimeSpan.FromSeconds(Number("FAULTY_MODEL_DRAIN_SECONDS", defaults.DrainPeriod.TotalSeconds)),
        };

        double Number(string name, double fallback)
        {
            if (variable(name) is not { Length: > 0 } text)
                return fallback;
            return double.TryParse(text, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException($"{name} is '{text}', which is not a number");
        }

        // A misspelt flag that silently means "no fault" would let a test pass for the wrong reason.
        bool Flag(string name)
        {
            if (variable(name) is not { Length: > 0 } text)
                return false;
            return bool.TryParse(text, out var value) ? value : throw new FormatException($"{name} is '{text}'; use true or false");
        }
    }
}
