using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("Ports of the model's Service. The Service has the name of the ModelDeployment.")]
public sealed record ServiceSpec
{
    [Description("Ports, keyed by name."), MinLength(1), MaxLength(16), ListMapKey("name")]
    public required IReadOnlyList<ServicePortSpec> Ports { get; init; }
}
