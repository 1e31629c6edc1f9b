using static MlOps.Operator.Tests.Manifests.Checked;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>A pod template is kept as it is written, so only here is it told what Kubernetes would drop.</summary>
public class TemplateLintTests
{
    private const string Container = "{name: model, image: fraud}";
    private const string Probe = "readinessProbe: {httpGet: {path: /, port: 80}}";

    [Theory]
    [InlineData("readinesProbe: {}", "containers[0].readinesProbe", "did you mean readinessProbe?")]
    [InlineData("resources: {limit: {cpu: 1}}", "containers[0].resources.limit", "did you mean limits?")]
    [InlineData("env: [{name: A, valeu: b}]", "containers[0].env[0].valeu", "did you mean value?")]
    [InlineData("readinessProbe: {httpGet: {pth: /}}", "containers[0].readinessProbe.httpGet.pth", "did you mean path?")]
    public void A_misspelt_field_is_told_with_the_one_that_is_meant(string field, string path, string remedy) =>
        Findings(With(Model, Container, $"{{name: model, image: fraud, {field}}}"))
            .ShouldContain(f => f.Field == $"spec.template.spec.{path}" && f.Message.Contains(remedy, StringComparison.Ordinal));

    [Theory]
    [InlineData("resources: {limits: {nvidia.com/gpu: 1}}")]
    [InlineData("env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}], volumeMounts: [{name: v, mountPath: /v}]")]
    [InlineData("startupProbe: {grpc: {port: 9000}}, securityContext: {runAsNonRoot: true}")]
    public void Known_fields_are_none(string fields) =>
        Findings(With(Model, Container, $"{{name: model, image: fraud, {Probe}, {fields}}}"))
            .ShouldNotContain(f => f.Field.StartsWith("spec.template", StringComparison.Ordinal));

    [Fact]
    public void A_misspelt_field_of_a_training_is_told() =>
        Findings(
                With(
                    Model,
                    "  service:",
                    "  retraining: {jobTemplate: {spec: {backofLimit: 0, template: {spec: {restartPolicy: Never, containers: [{name: t, image: t}]}}}}}\n  service:"
                )
            )
            .ShouldContain(f =>
                f.Field == "spec.retraining.jobTemplate.spec.backofLimit" && f.Message.Contains("backoffLimit", StringComparison.Ordinal)
            );

    [Theory]
    [InlineData("http", "ports: [{containerPort: 8080, name: web}]", "is 'http', but no container port has that name, only web")]
    [InlineData("http", "args: []", "is 'http', but no container port has that name: the Service would have no endpoint on it")]
    [InlineData("9090", "ports: [{containerPort: 8080}]", "is 9090, but the containers declare only 8080")]
    public void A_target_port_that_no_container_has_is_told(string target, string fields, string message) =>
        Findings(With(With(Model, "port: 80}", $"port: 80, targetPort: {target}}}"), Container, $"{{name: model, image: fraud, {fields}}}"))
            .ShouldContain(f => f.Field == "spec.service.ports[0].targetPort" && f.Message.StartsWith(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("8080", "ports: [{containerPort: 8080}]")]
    [InlineData("web", "ports: [{containerPort: 8080, name: web}]")]
    [InlineData("8080", "args: []")]
    public void One_that_a_container_may_have_is_not(string target, string fields) =>
        Findings(With(With(Model, "port: 80}", $"port: 80, targetPort: {target}}}"), Container, $"{{name: model, image: fraud, {fields}}}"))
            .ShouldNotContain(f => f.Field.StartsWith("spec.service", StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "readinessProbe: {httpGet: {path: /, port: http}}",
        "readinessProbe.httpGet.port",
        "is 'http', but its container names no port: the probe would fail; "
    )]
    [InlineData(
        "ports: [{containerPort: 80, name: web}], livenessProbe: {tcpSocket: {port: http}}",
        "livenessProbe.tcpSocket.port",
        "is 'http', but its container names only web: the probe would fail; "
    )]
    [InlineData(
        "ports: [{containerPort: \"8080\"}]",
        "ports[0].containerPort",
        "is text; Kubernetes takes a number here: write 8080 without quotes"
    )]
    [InlineData(
        "startupProbe: {grpc: {port: \"9000\"}}",
        "startupProbe.grpc.port",
        "is text; Kubernetes takes a number here: write 9000 without quotes"
    )]
    public void A_port_that_Kubernetes_would_not_find_or_take_is_told(string fields, string field, string message) =>
        Findings(With(Model, Container, $"{{name: model, image: fraud, {fields}}}"))
            .ShouldContain(f =>
                f.Field == $"spec.template.spec.containers[0].{field}" && f.Message.StartsWith(message, StringComparison.Ordinal)
            );

    [Theory]
    [InlineData("readinessProbe: {httpGet: {path: /, port: web}}, ports: [{containerPort: 80, name: web}]")]
    [InlineData("readinessProbe: {httpGet: {path: /, port: 80}}, startupProbe: {grpc: {port: 80}}, ports: [{containerPort: 80}]")]
    public void Ports_that_it_finds_are_not(string fields) =>
        Findings(With(Model, Container, $"{{name: model, image: fraud, {fields}}}"))
            .ShouldNotContain(f => f.Field.StartsWith("spec.template", StringComparison.Ordinal));

    [Fact]
    public void A_missing_readiness_probe_is_told()
    {
        const string Field = "spec.template.spec.containers[0].readinessProbe";
        Findings(Model)
            .ShouldContain(f => f.Field == Field && f.Message.StartsWith("is missing: a pod counts as ready", StringComparison.Ordinal));
        Findings(With(Model, Container, $"{{name: model, image: fraud, {Probe}}}")).ShouldNotContain(f => f.Field == Field);
    }
}
