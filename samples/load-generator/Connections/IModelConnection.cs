namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>One kept connection to the model's address.</summary>
public interface IModelConnection : IDisposable
{
    /// <exception cref="HttpRequestException">The connection could not be made or broke.</exception>
    Task<ModelAnswer> SendAsync(LoadRequest request, CancellationToken cancellation);
}
