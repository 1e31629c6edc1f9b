using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments.Serving;

[Description("HTTP method of a probe.")]
public enum ProbeMethod
{
    Get,
    Post,
}
