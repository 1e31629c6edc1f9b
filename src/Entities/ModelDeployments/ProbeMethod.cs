using System.ComponentModel;

namespace MlOps.Entities.ModelDeployments;

[Description("HTTP method of a probe.")]
public enum ProbeMethod
{
    Get,
    Post,
}
