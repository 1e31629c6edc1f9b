using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift;

/// <summary>How much is simulated, and where progress is shown.</summary>
/// <param name="Scale">1 for the figures of the documentation; less is a rehearsal.</param>
/// <param name="Cores">Cores used; the figures do not depend on it.</param>
/// <param name="Progress">Where each step is named while it runs.</param>
internal sealed record DriftPlan(double Scale, int Cores, TextWriter Progress)
{
    /// <summary>A number of streams or draws, scaled, at least 2.</summary>
    public int Runs(int full) => Math.Max(2, (int)Math.Round(full * Scale));

    /// <summary>The looks of all rules at so many streams.</summary>
    public IReadOnlyList<IReadOnlyList<DriftLook>> Watch(DriftSetting setting, int full)
    {
        Progress.WriteLine($"{setting.Name}: {Runs(full)} streams");
        return DriftTrial.Run(setting, Runs(full), Cores);
    }
}
