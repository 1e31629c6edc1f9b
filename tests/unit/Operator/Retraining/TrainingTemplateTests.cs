using System.Text.Json.Nodes;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.State;

namespace MlOps.Operator.Tests.Retraining;

public class TrainingTemplateTests
{
    private static TrainingTemplate Check(string podSpec, string model = "{}", bool allow = false, string metadata = "{}") =>
        TrainingTemplates.Check(
            new JsonObject
            {
                ["spec"] = new JsonObject
                {
                    ["template"] = new JsonObject { ["metadata"] = JsonNode.Parse(metadata), ["spec"] = JsonNode.Parse(podSpec) },
                },
            },
            new JsonObject { ["spec"] = JsonNode.Parse(model) },
            "spec.retraining.jobTemplate",
            allow
        );

    [Theory]
    [InlineData("""{"hostNetwork":true}""", "spec.template.spec.hostNetwork")]
    [InlineData("""{"hostPID":true}""", "spec.template.spec.hostPID")]
    [InlineData("""{"hostIPC":true}""", "spec.template.spec.hostIPC")]
    [InlineData(
        """{"volumes":[{"name":"ok","emptyDir":{}},{"name":"x","hostPath":{"path":"/"}}]}""",
        "spec.template.spec.volumes[1].hostPath"
    )]
    [InlineData(
        """{"containers":[{"securityContext":{"privileged":true}}]}""",
        "spec.template.spec.containers[0].securityContext.privileged"
    )]
    [InlineData(
        """{"initContainers":[{"securityContext":{"privileged":true}}]}""",
        "spec.template.spec.initContainers[0].securityContext.privileged"
    )]
    [InlineData(
        """{"containers":[{"securityContext":{"capabilities":{"add":["NET_BIND_SERVICE","SYS_ADMIN"]}}}]}""",
        "capabilities.add (SYS_ADMIN)"
    )]
    [InlineData("""{"containers":[{"ports":[{"containerPort":80,"hostPort":80}]}]}""", "containers[0].ports[0].hostPort")]
    [InlineData("""{"containers":[{"securityContext":{"procMount":"Unmasked"}}]}""", "securityContext.procMount")]
    [InlineData("""{"securityContext":{"seccompProfile":{"type":"Unconfined"}}}""", "spec.securityContext.seccompProfile")]
    [InlineData("""{"securityContext":{"seLinuxOptions":{"type":"spc_t"}}}""", "spec.securityContext.seLinuxOptions")]
    [InlineData("""{"securityContext":{"sysctls":[{"name":"kernel.msgmax","value":"1"}]}}""", "sysctls[0] (kernel.msgmax)")]
    [InlineData("""{"containers":[{"securityContext":{"windowsOptions":{"hostProcess":true}}}]}""", "windowsOptions.hostProcess")]
    public void Rights_on_the_node_are_refused_unless_the_operator_allows_them(string podSpec, string named)
    {
        Check(podSpec).Problem.ShouldNotBeNull().ShouldContain(named);
        Check(podSpec).Problem.ShouldNotBeNull().ShouldContain("--allow-privileged-training");
        Check(podSpec, allow: true).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData(
        """{"containers":[{"securityContext":{"runAsUser":0,"capabilities":{"add":["CHOWN"],"drop":["ALL"]}},"ports":[{"containerPort":80}]}]}"""
    )]
    [InlineData(
        """{"hostNetwork":false,"volumes":[{"persistentVolumeClaim":{"claimName":"data"}}],"securityContext":{"sysctls":[{"name":"net.ipv4.tcp_syncookies","value":"1"}]}}"""
    )]
    public void What_an_ordinary_training_needs_is_taken(string podSpec) => Check(podSpec).Problem.ShouldBeNull();

    [Theory]
    [InlineData("""{"serviceAccountName":"admin"}""", "{}", true)]
    [InlineData("""{"serviceAccount":"admin"}""", """{"serviceAccountName":"model"}""", true)]
    [InlineData("""{"serviceAccountName":"model"}""", """{"serviceAccountName":"model"}""", false)]
    [InlineData("""{"serviceAccountName":"default"}""", "{}", false)]
    [InlineData("{}", """{"serviceAccountName":"model"}""", false)]
    public void A_training_runs_as_the_model_does_whatever_the_operator_allows(string job, string model, bool refused)
    {
        (Check(job, model).Problem is not null).ShouldBe(refused);
        (Check(job, model, allow: true).Problem is not null).ShouldBe(refused);
    }

    [Fact]
    public void A_label_that_would_give_the_training_the_models_requests_is_refused() =>
        Check("{}", metadata: """{"labels":{"mlops-operator.io/revision":"0123456789"}}""")
            .Problem.ShouldNotBeNull()
            .ShouldContain("remove it");
}
