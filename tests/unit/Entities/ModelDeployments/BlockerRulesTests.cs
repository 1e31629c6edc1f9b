using MlOps.Entities.Common;

namespace MlOps.Entities.Tests.ModelDeployments;

public class BlockerRulesTests
{
    private static IReadOnlyList<FieldError> Check(string query) =>
        Validation.Check(
            Examples.Model() with
            {
                Spec = Examples.Model().Spec with { Rollback = new() { Blockers = [new() { Name = "migration", Query = query }] } },
            }
        );

    [Fact]
    public void A_blocker_may_use_every_variable_that_is_filled_in() =>
        Check("x{n=\"${namespace}\",d=\"${modelDeployment}\",m=\"${model}\",r=\"${revision}\"}").ShouldBeEmpty();

    [Theory]
    [InlineData("sum(x[${window}])", "${window}")]
    [InlineData("sum(x", "lacks a closing")]
    public void Any_other_query_is_refused_by_its_place(string query, string why)
    {
        var error = Check(query).Only();
        error.Field.ShouldBe("spec.rollback.blockers[0].query");
        error.Message.ShouldContain(why);
    }
}
