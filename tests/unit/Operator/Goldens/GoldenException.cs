namespace MlOps.Operator.Tests.Goldens;

/// <summary>A file of a case is not what it has to be. The message begins with the file.</summary>
internal sealed class GoldenException(string message) : Exception(message);
