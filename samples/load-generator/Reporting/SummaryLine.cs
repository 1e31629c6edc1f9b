namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>Wraps the summary, so that the last line is told apart from the others by its only key.</summary>
public sealed record SummaryLine(LoadSummary Summary);
