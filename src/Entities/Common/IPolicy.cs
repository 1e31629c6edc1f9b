namespace MlOps.Entities.Common;

/// <summary>What every kind of policy has: a model that it judges, and how far the operator may go.</summary>
public interface IPolicy
{
    ResourceMetadata Metadata { get; }

    ModelReference ModelRef { get; }

    /// <summary>Name of the Prometheus that is queried.</summary>
    string Prometheus { get; }

    PolicyMode Mode { get; }

    /// <summary>With mode Enforce: until then the policy only observes.</summary>
    DateTimeOffset? EnforceAfter { get; }
}
