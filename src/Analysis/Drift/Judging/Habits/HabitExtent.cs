namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>How far one measure goes by habit.</summary>
/// <param name="Scale">The root of the mean square of what went beyond chance, in units of the measure, at least 0.</param>
/// <param name="Independent">Degrees of freedom that it is known with.</param>
/// <param name="Lasting">The share of it that lasts from one move to the next, 0 to 1.</param>
/// <param name="Farthest">The largest value of the measure in the past.</param>
public readonly record struct HabitExtent(double Scale, double Independent, double Lasting, double Farthest);
