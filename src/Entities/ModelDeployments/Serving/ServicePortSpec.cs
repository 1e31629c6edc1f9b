using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("One port of the Service.")]
public sealed record ServicePortSpec
{
    [Description("Name of the port."), StringLength(15, MinimumLength = 1), RegularExpression("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public required string Name { get; init; }

    [Description("Port that clients use."), Range(1, 65535)]
    public required int Port { get; init; }

    [
        Description("Port of the pods, by number or name. If absent, the same as port."),
        IntOrString,
        Range(1, 65535),
        StringLength(15, MinimumLength = 1)
    ]
    public JsonNode? TargetPort { get; init; }

    [
        Description("Application protocol, for example http, grpc or kubernetes.io/h2c. If absent, it is not set on the Service."),
        StringLength(253)
    ]
    public string? AppProtocol { get; init; }
}
