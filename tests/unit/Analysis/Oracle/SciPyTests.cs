namespace MlOps.Analysis.Tests.Oracle;

public class SciPyTests
{
    [Fact]
    public void Log_gamma_agrees()
    {
        foreach (var row in OracleTable.Read("log_gamma.csv"))
        {
            OracleTable.ShouldAgree(SpecialFunctions.LogGamma(row[0]), row[1], $"x = {row[0]}");
        }
    }

    [Fact]
    public void Log_beta_agrees_also_where_its_gammas_cancel()
    {
        foreach (var row in OracleTable.Read("log_beta.csv"))
        {
            OracleTable.ShouldAgree(SpecialFunctions.LogBeta(row[0], row[1]), row[2], $"a = {row[0]}, b = {row[1]}");
        }
    }

    [Fact]
    public void The_incomplete_beta_function_agrees_where_a_double_underflows()
    {
        foreach (var row in OracleTable.Read("log_incomplete_beta.csv"))
        {
            OracleTable.ShouldAgree(
                SpecialFunctions.LogRegularizedIncompleteBeta(row[0], row[1], row[2]),
                row[3],
                $"a = {row[0]}, b = {row[1]}, x = {row[2]}"
            );
        }
    }

    [Fact]
    public void Binomial_tails_agree_relatively_down_to_1e_minus_290()
    {
        foreach (var row in OracleTable.Read("binomial_tail.csv"))
        {
            var ratio = Binomial.UpperTail(row[0], row[1], row[2]) / row[3];
            ratio.ShouldBe(1, 1e-9, $"k = {row[0]}, n = {row[1]}, p = {row[2]}");
        }
    }

    [Fact]
    public void Clopper_Pearson_bounds_agree()
    {
        foreach (var row in OracleTable.Read("proportion_bounds.csv"))
        {
            var (bad, total) = (row[0], row[1]);
            (row[2] == 0 ? ProportionBounds.Lower95(bad, total) + 1 : ProportionBounds.Lower95(bad, total) / row[2]).ShouldBe(
                1,
                1e-9,
                $"lower bound of {bad} in {total}"
            );
            (ProportionBounds.Upper95(bad, total) / row[3]).ShouldBe(1, 1e-9, $"upper bound of {bad} in {total}");
        }
    }

    [Fact]
    public void The_dispersion_agrees_with_the_contingency_test()
    {
        foreach (var row in OracleTable.Read("dispersion.csv"))
        {
            var scrapes = row.Skip(3).Chunk(2).Select((pair, i) => new ScrapeCount(i, pair[0], pair[1])).ToArray();
            OracleTable.ShouldAgree(Dispersion.Phi(scrapes), Math.Max(1, row[2]), $"case {row[0]}");
        }
    }
}
