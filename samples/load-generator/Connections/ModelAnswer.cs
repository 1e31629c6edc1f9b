namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>What came back: the status, the version the server says it is, and the body.</summary>
public sealed record ModelAnswer(int Status, string? Version, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
