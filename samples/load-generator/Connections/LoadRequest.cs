namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>One HTTP request to the model: without a body it is a GET, with one a POST of JSON.</summary>
public sealed record LoadRequest(string Path, string? JsonBody)
{
    public HttpMethod Method => JsonBody is null ? HttpMethod.Get : HttpMethod.Post;
}
