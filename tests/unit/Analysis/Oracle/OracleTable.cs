using System.Globalization;

namespace MlOps.Analysis.Tests.Oracle;

/// <summary>A table written by make_tables.py.</summary>
internal static class OracleTable
{
    public static IReadOnlyList<double[]> Read(string name) =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Oracle", name))
                .Skip(1)
                .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];

    /// <summary>Agreement to 1e-9, relative; absolute where the expected value is nearly 0.</summary>
    public static void ShouldAgree(double actual, double expected, string where) =>
        Math.Abs(actual - expected)
            .ShouldBeLessThanOrEqualTo(1e-9 * Math.Max(Math.Abs(expected), 1e-3), $"{where}: {actual:R}, SciPy {expected:R}");
}
