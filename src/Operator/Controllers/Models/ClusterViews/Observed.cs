namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>
/// An entity as an informer shows it. The JSON it was decoded from is not kept: nobody reads it, and it is most of an object's size.
/// </summary>
public sealed record Observed<T>(T Entity);
