namespace MlOps.Operator.Tests.Telemetry.Contracts;

internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
