using MlOps.Decisions.Effects;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Tests.BadInput;

/// <summary>ModelDeployments that cannot be acted on. The serving revision keeps serving, and the message says what to correct.</summary>
public class BadModelTests
{
    /// <summary>Of characters that are two UTF-16 units each, at odd places, so that a careless cut halves one.</summary>
    private static readonly string Long = "x" + string.Concat(Enumerable.Repeat("😀", 5_000));

    private const string Refusal = """
        {"kind":"Status","status":"Failure","message":"Deployment.apps \"fraud-0123456789-check\" is invalid: spec.template.spec.containers[0].image: Required value","reason":"Invalid","code":422,
         "details":{"causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.template.spec.containers[0].image"}]}}
        """;

    [Fact]
    public void A_template_that_the_server_refuses_is_told_in_the_servers_words_and_changes_nothing()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        var effects = cluster.Effects.Count;
        var refusals = new TemplateRefusals(cluster.Clock);
        refusals.Add(cluster.Model, ApiError.Classify(422, Refusal, null, "POST deployments").Message);
        cluster.Refusals.AddRange(refusals.Of(cluster.Model));
        cluster.Apply(AModel.Serving("v2"));
        cluster.Effects.Count.ShouldBe(effects);
        cluster.ServingVersion.ShouldBe("v1");
        var notice = cluster.Events.Single(n => n.Reason == "InvalidSpec");
        notice.Type.ShouldBe(EventSeverity.Warning);
        foreach (var text in new[] { notice.Message, cluster.Condition("Ready").Message })
            text.ShouldContain(
                "spec.template: the API server rejects it: POST deployments: 422 Invalid: Deployment.apps \"fraud-0123456789-check\" is invalid: spec.template.spec.containers[0].image: Required value"
            );
    }

    [Fact]
    public void Once_the_template_is_taken_the_model_goes_on()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.Refusals.Add("spec.template: no");
        cluster.Apply(AModel.Serving("v2"));
        cluster.Refusals.Clear();
        cluster.Apply(AModel.Serving("v3")).ServingVersion.ShouldBe("v3");
        cluster.Condition("Ready").Reason.ShouldBe("Serving");
    }

    [Fact]
    public void A_refusal_of_any_length_fits_into_the_status()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        foreach (
            var message in new[]
            {
                Long,
                ApiError.Classify(422, "no JSON: x" + Long, null, "POST").Message,
                ApiError.Classify(422, "no JSON: " + Long, null, "POST").Message,
            }
        )
        {
            cluster.Refusals.Clear();
            cluster.Refusals.Add(message);
            cluster.Settle();
            cluster.Condition("Ready").Message.Length.ShouldBeLessThanOrEqualTo(2048);
            cluster.Status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
        }
    }

    [Theory]
    [InlineData(WellKnown.PauseAnnotation)]
    [InlineData(WellKnown.PinAnnotation)]
    [InlineData(WellKnown.ApproveAnnotation)]
    [InlineData(WellKnown.RejectAnnotation)]
    [InlineData(WellKnown.ReleaseAnnotation)]
    [InlineData(WellKnown.IsolateAnnotation)]
    public void A_lever_with_ten_thousand_characters_breaks_nothing(string annotation)
    {
        foreach (var value in new[] { Long, "x" + Long, "", "\"}\n\\", "\0" })
        {
            var cluster = Scenarios.Released();
            cluster.Annotate(annotation, value).Judge!.Bad = "v2";
            cluster.Wait(30);
            cluster.Status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
            cluster.Pass().ShouldBeFalse("at rest nothing is written");
        }
    }

    [Fact]
    public void Evidence_of_any_length_fits_into_decision_action_and_quarantine()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Evidence = Long;
        cluster.Judge.Bad = "v2";
        cluster.AfterWrite = _ => cluster.Status.ShouldBeTakenByTheServer(typeof(ModelDeployment));
        cluster.Wait(120);
        cluster.ServingVersion.ShouldBe("v1");
        cluster.Revision("v2").State.ShouldBe(RevisionState.Quarantined);
    }

    [Fact]
    public void A_model_without_containers_is_not_acted_on()
    {
        var cluster = new FakeCluster(AModel.Serving("v1").WithoutContainers()).Settle();
        cluster.Effects.ShouldBeEmpty();
        cluster.Condition("Ready").Message.ShouldContain("spec.template.spec.containers: must name at least one container");
        cluster.Apply(AModel.Serving("v1")).Effects.OfType<RecordRevision>().ShouldHaveSingleItem();
    }
}
