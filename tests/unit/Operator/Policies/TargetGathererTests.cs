using MlOps.Analysis.Counters;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Policies;

public class TargetGathererTests
{
    private readonly FakePrometheus _prometheus = new();

    private Task<bool?> AskAsync(EvidenceKind? lacking = EvidenceKind.NoData, string? label = null)
    {
        var facts = lacking is { } kind ? Facts.After(90).Without(kind) : Facts.After(90).Requests(0, 100);
        var policy = facts.Policy with
        {
            Metadata = facts.Policy.Metadata with { Namespace = "shop" },
            Spec = facts.Policy.Spec with { RevisionLabel = label },
        };
        return TargetGatherer.AskAsync(facts with { Policy = policy }, _prometheus, TestContext.Current.CancellationToken);
    }

    private static CounterSeries Up(double value, string? ns = null) =>
        new(ns is null ? new Dictionary<string, string>() : new() { ["namespace"] = ns }, [new Sample(0, value)]);

    [Theory]
    [InlineData(1, null, true)]
    [InlineData(0, null, false)]
    [InlineData(1, "shop", true)]
    [InlineData(1, "another", false)]
    public async Task A_target_is_reached_when_one_of_this_namespace_is_up(double up, string? ns, bool reached)
    {
        _prometheus.Has("up{pod=~\"fraud-h2-.+\"}", Up(up, ns));
        (await AskAsync()).ShouldBe(reached);
    }

    [Fact]
    public async Task No_target_at_all_is_none_that_is_up() => (await AskAsync()).ShouldBe(false);

    [Fact]
    public async Task Where_a_label_of_the_metrics_tells_revisions_apart_its_absence_from_up_says_nothing()
    {
        (await AskAsync(label: "rev")).ShouldBeNull();
        _prometheus.Has("up{rev=\"h2\"}", Up(0));
        (await AskAsync(label: "rev")).ShouldBe(false);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_says_nothing()
    {
        _prometheus.Fails("up", "down");
        (await AskAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.Idle)]
    [InlineData(EvidenceKind.Ambiguous)]
    public async Task Nobody_is_asked_where_no_series_is_missing(EvidenceKind? lacking)
    {
        (await AskAsync(lacking)).ShouldBeNull();
        _prometheus.Queries.ShouldBeEmpty();
    }
}
