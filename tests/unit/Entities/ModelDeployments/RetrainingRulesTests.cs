using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Actions;

namespace MlOps.Entities.Tests.ModelDeployments;

public class RetrainingRulesTests
{
    private static readonly JsonObject Job = JsonNode
        .Parse("""{"spec":{"template":{"spec":{"containers":[{"name":"train","image":"fraud-train"}]}}}}""")!
        .AsObject();

    private static IReadOnlyList<FieldError> Check(RetrainingSpec retraining) =>
        Validation.Check(Examples.Model() with { Spec = Examples.Model().Spec with { Retraining = retraining } });

    [Fact]
    public void A_template_or_a_CronJob_is_accepted()
    {
        Check(new() { JobTemplate = Job }).ShouldBeEmpty();
        Check(new() { CronJobName = "train" }).ShouldBeEmpty();
    }

    [Fact]
    public void Neither_is_refused() =>
        Check(new()).Only().ShouldBe(new("spec.retraining", "has none of jobTemplate, cronJobName; give exactly one"));

    [Fact]
    public void Both_are_refused() => Check(new() { JobTemplate = Job, CronJobName = "train" }).Only().Field.ShouldBe("spec.retraining");

    [Fact]
    public void A_template_without_containers_is_refused() =>
        Check(new() { JobTemplate = [] }).Only().Field.ShouldBe("spec.retraining.jobTemplate.spec.template.spec.containers");

    [Fact]
    public void A_template_for_another_namespace_is_refused()
    {
        var elsewhere = Job.DeepClone().AsObject();
        elsewhere["metadata"] = new JsonObject { ["namespace"] = "kube-system" };
        Check(new() { JobTemplate = elsewhere }).Only().Field.ShouldBe("spec.retraining.jobTemplate.metadata.namespace");
    }
}
