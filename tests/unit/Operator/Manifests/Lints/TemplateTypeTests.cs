using static MlOps.Operator.Tests.Manifests.Checked;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>Values of a type that the API server refuses in the Deployment or the Job, after it has accepted the object itself.</summary>
public class TemplateTypeTests
{
    private const string Template = "template: {spec: {containers: [{name: model, image: fraud}]}}";
    private const string Container = "containers[0]";

    [Theory]
    [InlineData("env: [{name: A, value: 1}]", "env[0].value", "is integer 1; write it as text, \"1\"")]
    [InlineData("env: [{name: A, value: 1.10}]", "env[0].value", "is number 1.10; write it as text, \"1.10\"")]
    [InlineData("env: [{name: A, value: off}]", "env[0].value", "is boolean off; write it as text, \"off\"")]
    [InlineData("args: [--threads, 4]", "args[1]", "is integer 4; write it as text, \"4\"")]
    [InlineData("args: --threads=4", "args", "is text; Kubernetes takes a list here: write [\"--threads=4\"]")]
    [InlineData("args: 4", "args", "is integer 4; Kubernetes takes a list here: write [\"4\"]")]
    [InlineData("env: {A: b}", "env", "is an object; Kubernetes takes a list here: write each entry behind a '-'")]
    [InlineData("env: [A]", "env[0]", "is text; Kubernetes takes an object here: write its fields as name: value")]
    [InlineData("resources: [cpu]", "resources", "is a list; Kubernetes takes an object here: write its fields as name: value")]
    [InlineData("image: [a]", "image", "is a list; Kubernetes takes text here")]
    [InlineData(
        "securityContext: {runAsNonRoot: \"true\"}",
        "securityContext.runAsNonRoot",
        "is text; Kubernetes takes true or false here: write true without quotes"
    )]
    [InlineData("stdin: 1", "stdin", "is integer 1; Kubernetes takes true or false here")]
    [InlineData(
        "securityContext: {runAsUser: \"1000\"}",
        "securityContext.runAsUser",
        "is text; Kubernetes takes a number here: write 1000 without quotes"
    )]
    [InlineData(
        "readinessProbe: {periodSeconds: 1.5}",
        "readinessProbe.periodSeconds",
        "is number 1.5; Kubernetes takes a whole number here"
    )]
    [InlineData("readinessProbe: {periodSeconds: 5s}", "readinessProbe.periodSeconds", "is text; Kubernetes takes a number here: write 5")]
    [InlineData(
        "ports: [{containerPort: 99999999999}]",
        "ports[0].containerPort",
        "is 99999999999; Kubernetes takes a whole number from -2147483648 to 2147483647 here"
    )]
    [InlineData(
        "readinessProbe: {httpGet: {port: true}}",
        "readinessProbe.httpGet.port",
        "is boolean true; Kubernetes takes a number or text here"
    )]
    [InlineData(
        "resources: {limits: {memory: 512MB}}",
        "resources.limits.memory",
        "is '512MB'; Kubernetes takes a quantity here, a number with or without a unit such as m, k, M, G, Ki, Mi or Gi; did you mean 512M?"
    )]
    [InlineData("resources: {limits: {memory: 1 Gi}}", "resources.limits.memory", "did you mean 1Gi?")]
    [InlineData("resources: {limits: {memory: 2gb}}", "resources.limits.memory", "did you mean 2G?")]
    [InlineData("resources: {requests: {cpu: half}}", "resources.requests.cpu", "is 'half'; Kubernetes takes a quantity here")]
    [InlineData("resources: {requests: {cpu: yes}}", "resources.requests.cpu", "is boolean yes; Kubernetes takes a quantity here")]
    [InlineData("resources: {claims: [{name: 1}]}", "resources.claims[0].name", "is integer 1; write it as text, \"1\"")]
    public void A_value_of_a_container_that_the_server_refuses_is_an_error(string field, string path, string message) =>
        Told(
            With(
                Model,
                Template,
                $"template: {{spec: {{containers: [{{name: model, {(field.StartsWith("image", StringComparison.Ordinal) ? "" : "image: fraud, ")}{field}}}]}}}}"
            ),
            $"spec.template.spec.{Container}.{path}",
            message
        );

    [Theory]
    [InlineData(
        "annotations: {prometheus.io/scrape: true}",
        "annotations.prometheus.io/scrape",
        "is boolean true; write it as text, \"true\""
    )]
    [InlineData("annotations: {prometheus.io/port: 8080}", "annotations.prometheus.io/port", "is integer 8080; write it as text, \"8080\"")]
    [InlineData("labels: {version: 1.10}", "labels.version", "is number 1.10; write it as text, \"1.10\"")]
    [InlineData("labels: [a]", "labels", "is a list; Kubernetes takes an object here")]
    public void So_is_one_of_the_pods_metadata(string metadata, string path, string message) =>
        Told(
            With(Model, Template, $"template: {{metadata: {{{metadata}}}, spec: {{containers: [{{name: model, image: fraud}}]}}}}"),
            $"spec.template.metadata.{path}",
            message
        );

    [Fact]
    public void So_is_one_of_a_training()
    {
        const string Path = "spec.retraining.jobTemplate.spec";
        var text = With(
            Model,
            "  service:",
            "  retraining: {jobTemplate: {spec: {backoffLimit: \"0\", template: {spec: {restartPolicy: Never, containers: [{name: t, image: t, env: [{name: A, value: 1}]}]}}}}}\n  service:"
        );
        Told(text, $"{Path}.backoffLimit", "is text; Kubernetes takes a number here: write 0 without quotes");
        Told(text, $"{Path}.template.spec.containers[0].env[0].value", "is integer 1; write it as text, \"1\"");
    }

    [Theory]
    [InlineData("env: [{name: A, value: \"1\"}, {name: B}, {name: C, value:}], args: [\"4\"], command:")]
    [InlineData(
        "resources: {limits: {cpu: 1, memory: 1.5Gi, a/b: \"2\"}, requests: {cpu: 0.5, memory: 1e9, c/d: 100m, e/f: +1Ki, g/h: .5}}"
    )]
    [InlineData("ports: [{containerPort: 0x1F90}], readinessProbe: {httpGet: {port: http}}, livenessProbe: {tcpSocket: {port: 80}}")]
    [InlineData("securityContext: {runAsNonRoot: yes, runAsUser: 5000000000}, stdin: off")]
    [InlineData("newField: {of: [1, a]}")]
    public void What_the_server_takes_is_none(string fields) =>
        Errors(
                With(
                    Model,
                    Template,
                    $"template: {{metadata: {{creationTimestamp: null}}, spec: {{containers: [{{name: model, image: fraud, {fields}}}]}}}}"
                )
            )
            .ShouldBeEmpty();

    private static void Told(string text, string field, string message) =>
        Errors(text).Where(f => f.Field == field).Select(f => f.Message).ShouldContain(m => m.Contains(message, StringComparison.Ordinal));
}
