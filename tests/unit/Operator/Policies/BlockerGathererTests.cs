using MlOps.Analysis.Counters;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Policies;

public class BlockerGathererTests
{
    private readonly FakePrometheus _prometheus = new();

    private static PolicyFacts Model(string query, string model = "fraud", double after = 90)
    {
        var facts = Facts.After(after);
        return facts with
        {
            Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Namespace = "shop" } },
            Model = facts.Model! with
            {
                Metadata = facts.Model.Metadata with { Generation = 7 },
                Spec = facts.Model.Spec with
                {
                    Model = new() { Name = model, Version = "v2" },
                    Rollback = new() { Blockers = [new() { Name = "migration", Query = query }] },
                },
            },
        };
    }

    private async Task<BlockerAnswer> AskAsync(string query = "running", string model = "fraud") =>
        (await BlockerGatherer.AskAsync(Model(query, model), _prometheus, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

    private static CounterSeries Number(params double[] values) =>
        new(new Dictionary<string, string>(), [.. values.Select((v, i) => new Sample(i, v))]);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(-0.5, "-0.5")]
    public async Task A_number_is_handed_over_as_it_is(double value, string text)
    {
        _prometheus.Has("running", Number(value));
        (await AskAsync()).ShouldBe(
            new BlockerAnswer
            {
                Name = "migration",
                Evidence = EvidenceKind.Value,
                Value = text,
            }
        );
    }

    [Fact]
    public async Task Absence_is_not_zero()
    {
        var answer = await AskAsync();
        (answer.Evidence, answer.Value).ShouldBe((EvidenceKind.NoData, null));
        answer.Message.ShouldNotBeNull().ShouldContain("or vector(0)");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task What_is_no_number_tells_nothing(double value)
    {
        _prometheus.Has("running", Number(value));
        (await AskAsync()).Evidence.ShouldBe(EvidenceKind.NoData);
    }

    [Fact]
    public async Task Several_series_and_ranges_are_ambiguous()
    {
        _prometheus.Has("running", Number(0), Number(0)).Has("range", Number(0, 0));
        (await AskAsync()).Evidence.ShouldBe(EvidenceKind.Ambiguous);
        (await AskAsync("range")).Evidence.ShouldBe(EvidenceKind.Ambiguous);
    }

    [Fact]
    public async Task A_server_that_fails_tells_nothing()
    {
        _prometheus.Fails("running", "down");
        var answer = await AskAsync();
        (answer.Evidence, answer.Message).ShouldBe((EvidenceKind.QueryError, "down"));
    }

    [Fact]
    public async Task Variables_are_filled_in_and_no_name_can_leave_its_string()
    {
        await AskAsync("running{n=\"${namespace}\",d=\"${modelDeployment}\",m=\"${model}\",r=\"${revision}\"}", "a\"b'c`d\\e${revision}");
        _prometheus.Queries.ShouldHaveSingleItem().ShouldBe("running{n=\"shop\",d=\"fraud\",m=\"a\\\"b'c`d\\\\e${revision}\",r=\"h2\"}");
    }

    [Fact]
    public void Blockers_are_asked_once_a_rollback_is_asked_for_and_by_nobody_else()
    {
        bool Asks(PolicyFacts facts) => RequestJudge.NeedsBlockers(facts, facts.Judged());
        var bad = Model("running").Requests(30, 100);
        Asks(bad).ShouldBeTrue();
        Asks(Model("running").Requests(0, 100)).ShouldBeFalse();
        Asks(Facts.After(90).Requests(30, 100)).ShouldBeFalse();
        Asks(Model("running", after: 105).Without(EvidenceKind.NoData).Following(bad.Judged())).ShouldBeFalse();
    }

    [Fact]
    public void Their_answers_go_with_the_request_and_the_generation_that_was_asked()
    {
        BlockerAnswer[] answers =
        [
            new()
            {
                Name = "migration",
                Evidence = EvidenceKind.Value,
                Value = "1",
            },
        ];
        var request = (Model("running").Requests(30, 100) with { Blockers = answers }).Judged().Requests.ShouldHaveSingleItem();
        request.Blockers.ShouldBe(answers);
        request.ModelGeneration.ShouldBe(7);
    }
}
