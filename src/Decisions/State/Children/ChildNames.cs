namespace MlOps.Decisions.State.Children;

/// <summary>Names of children, always derived, never remembered: a restart finds them again.</summary>
public static class ChildNames
{
    /// <summary>Deployment, Service and ControllerRevision of a revision share this name.</summary>
    public static string OfRevision(string model, string hash) => $"{model}-{hash}";

    /// <summary>The Job of a training. Ten digits of the id, so that a name of 45 characters still makes one of at most 63.</summary>
    public static string OfTraining(string model, string id) => $"{model}-rt-{id[..10]}";
}
