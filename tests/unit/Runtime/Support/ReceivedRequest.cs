namespace MlOps.Runtime.Tests.Support;

/// <summary>A request as the server saw it.</summary>
internal sealed record ReceivedRequest(string Method, string PathAndQuery, string? ContentType, string? Body, string Version)
{
    public bool IsWatch => PathAndQuery.Contains("watch=true", StringComparison.Ordinal);

    public string? Query(string name) =>
        System.Web.HttpUtility.ParseQueryString(
            PathAndQuery.Contains('?', StringComparison.Ordinal) ? PathAndQuery[PathAndQuery.IndexOf('?', StringComparison.Ordinal)..] : ""
        )[name];
}
