using System.Globalization;
using MlOps.Bench.Report;

namespace MlOps.Bench.Scale;

/// <summary>What was measured between two moments at rest.</summary>
internal sealed record ScaleFigures(
    ScaleOptions Options,
    Snapshot Before,
    Snapshot After,
    IReadOnlyList<double> Resident,
    double MostResident,
    double Own
)
{
    private double Seconds => After.Seconds - Before.Seconds;

    public override string ToString()
    {
        var requests = string.Join(", ", After.RequestsSince(Before).Select(r => $"{r.Key} {Figure(r.Value)}/s"));
        var told = string.Join(", ", After.ToldSince(Before).Select(r => $"{r.Key} {Figure(r.Value)}/s"));
        var scrape = After.Operator;
        return new Table("At rest", "Figure")
            .Row("Models, policies, objectives, pods", $"{Options.Models}, {Options.Models}, {2 * Options.Models}, {2 * Options.Models}")
            .Row("Measured for", $"{Figure(Seconds)} s")
            .Row("Queries", $"{Figure(After.QueriesSince(Before))}/s, of which {Figure(After.FailedQueriesSince(Before))}/s failed")
            .Row("Reads from the API server, without watches and the lease", $"{Figure(After.ReadsSince(Before))}/s")
            .Row("Writes to the API server, without the lease", $"{Figure(After.WritesSince(Before))}/s")
            .Row("Those reads and writes", requests.Length == 0 ? "none" : requests)
            .Row("What the operator counts itself, with the lease", told)
            .Row(
                "Resident memory",
                $"{Figure(Resident.Average())} MB on average, {Figure(Resident.Max())} MB at most; {Figure(MostResident)} MB at most since the start; {Figure(Own)} MB are its own, the rest are mapped files"
            )
            .Row("Managed heap", $"{Figure(scrape.Sum("dotnet_total_memory_bytes") / 1e6)} MB")
            .Row("Processor", $"{Figure((After.Cpu - Before.Cpu) / Seconds)} cores")
            .Row(
                "Own series",
                $"{scrape.Series}, of them {scrape.SeriesOf("mlops_operator_slo_")} of policies and {scrape.SeriesOf("mlops_operator_model_")} of models; a scrape has {Figure(scrape.Bytes / 1e6)} MB"
            )
            .ToString();
    }

    private static string Figure(double value) =>
        value.ToString(
            value is 0 or >= 100 ? "0"
                : value >= 10 ? "0.0"
                : "0.00",
            CultureInfo.InvariantCulture
        );
}
