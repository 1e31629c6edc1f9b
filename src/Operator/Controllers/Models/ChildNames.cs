namespace MlOps.Operator.Controllers.Models;

/// <summary>Names of children, always derived, never remembered: a restart finds them again.</summary>
public static class ChildNames
{
    /// <summary>Deployment, Service and ControllerRevision of a revision share this name.</summary>
    public static string OfRevision(string model, string hash) => $"{model}-{hash}";
}
