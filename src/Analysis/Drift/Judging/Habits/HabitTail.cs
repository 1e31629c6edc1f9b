namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>
/// How often one look may go beyond habit, so that what lasts does so about once in a thousand evaluations (simulated, docs/drift.md):
/// drift is what at least two windows show that share no sample, and the less these have in common, the more one look may be wrong.
/// </summary>
/// <param name="Passing">Of moves that pass from one window to the next, both tails together.</param>
/// <param name="Lasting">Of a level that lasts: it goes beyond for as long as it lasts, and no second window helps.</param>
public readonly record struct HabitTail(double Passing, double Lasting)
{
    /// <summary>Against a time that moves with the window.</summary>
    /// <param name="window">Hours in a window: two windows of a day have less in common than two of six hours.</param>
    public static HabitTail Moving(double window) => new(window < HoursOfDay.Day ? 0.015 : 0.025, 0.001);

    /// <summary>Against a fixed time, whose own chance all looks have in common.</summary>
    /// <param name="window">Hours in a window.</param>
    public static HabitTail Fixed(double window) => new(window < HoursOfDay.Day ? 0.006 : 0.02, 0.001);

    /// <summary>Where the windows of two revisions have to show it: a level lasts as long as a revision, and has to show twice.</summary>
    public static HabitTail Twice { get; } = new(0.05, 0.05);

    /// <summary>Between both.</summary>
    /// <param name="lasting">The share of the moves' mean square that lasts, 0 to 1.</param>
    internal double At(double lasting) => Passing * Math.Pow(Lasting / Passing, lasting);
}
