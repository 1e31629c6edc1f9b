using MlOps.Operator.Tests.Telemetry.Contracts;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Telemetry;

public class ModelMetricsTests
{
    private static readonly ObjectKey Fraud = new("shop", "fraud");
    private readonly MetricsFixture _metrics = new();

    private static ModelDeploymentStatus Serving(string? hash, params (string Hash, RevisionState State)[] revisions) =>
        new()
        {
            EffectiveRevision = hash,
            EffectiveVersion = hash is null ? null : $"v-{hash}",
            Revisions = [.. revisions.Select(r => new RevisionStatus { Hash = r.Hash, State = r.State })],
        };

    [Fact]
    public async Task A_model_shows_its_revisions_by_state_and_which_one_serves()
    {
        _metrics.Models.Report(
            Fraud,
            Serving("h1", ("h1", RevisionState.Good), ("h2", RevisionState.Quarantined), ("h3", RevisionState.Quarantined))
        );
        (await _metrics.ObjectsAsync()).ShouldBe(
            [
                "model_revisions{shop,fraud,Pending} 0",
                "model_revisions{shop,fraud,Active} 0",
                "model_revisions{shop,fraud,Good} 1",
                "model_revisions{shop,fraud,Retired} 0",
                "model_revisions{shop,fraud,Quarantined} 2",
                "model_effective_revision_info{shop,fraud,h1,v-h1} 1",
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_revision_that_lost_the_traffic_is_not_shown_as_the_one_that_has_it()
    {
        for (var i = 0; i < 100; i++)
            _metrics.Models.Report(Fraud, Serving($"h{i}", ($"h{i}", RevisionState.Active)));
        (await EffectiveAsync()).ShouldBe(["model_effective_revision_info{shop,fraud,h99,v-h99} 1"]);
    }

    [Fact]
    public async Task A_model_that_serves_nothing_yet_has_no_effective_revision()
    {
        _metrics.Models.Report(Fraud, Serving(null, ("h1", RevisionState.Pending)));
        (await EffectiveAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_is_deleted_leaves_nothing()
    {
        _metrics.Models.Report(Fraud, Serving("h1", ("h1", RevisionState.Good)));
        _metrics.Models.Forget(Fraud);
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> EffectiveAsync() =>
        (await _metrics.ObjectsAsync()).Where(s => s.StartsWith("model_effective", StringComparison.Ordinal));
}
