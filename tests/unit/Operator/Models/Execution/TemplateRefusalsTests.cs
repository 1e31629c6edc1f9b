using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Execution;

public class TemplateRefusalsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_refusal_is_remembered_for_the_generation_and_ten_minutes()
    {
        var refusals = new TemplateRefusals(_clock);
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        refusals.Of(model).ShouldBeEmpty();
        refusals.Add(model, "no such field");
        refusals.Of(model).ShouldHaveSingleItem().ShouldContain("no such field");
        _clock.Advance(TimeSpan.FromMinutes(10));
        refusals.Of(model).ShouldBeEmpty();
    }

    /// <summary>Nothing reads the entry of a deleted model, so reading cannot drop it.</summary>
    [Fact]
    public void Refusals_of_models_that_were_deleted_are_dropped_with_the_next_one()
    {
        var refusals = new TemplateRefusals(_clock);
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        for (var i = 0; i < 5; i++)
            refusals.Add(model with { Metadata = model.Metadata with { Uid = $"gone-{i}" } }, "no such field");
        refusals.Count.ShouldBe(5);
        _clock.Advance(TimeSpan.FromMinutes(10));
        refusals.Add(model, "no such field");
        refusals.Count.ShouldBe(1);
    }

    [Fact]
    public void A_new_generation_is_tried_at_once()
    {
        var refusals = new TemplateRefusals(_clock);
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        refusals.Add(model, "no such field");
        refusals.Of(model with { Metadata = model.Metadata with { Generation = 2 } }).ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_template_is_tried_again_without_an_edit_once_the_refusal_is_forgotten()
    {
        var refusals = new TemplateRefusals(_clock);
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        refusals.Add(model, "exceeded quota");
        var until = refusals.Until(model);
        until.ShouldBe(_clock.GetUtcNow().AddMinutes(10));
        var cluster = new FakeCluster(AModel.Serving("v1"));
        cluster.Refusals.Add("exceeded quota");
        var state = cluster.See() with { RefusedUntil = cluster.Now.AddMinutes(10) };
        ModelPlanner.Plan(state).Requeue.ShouldBe(TimeSpan.FromMinutes(10));
    }
}
