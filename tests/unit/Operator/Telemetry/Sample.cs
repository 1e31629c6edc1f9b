namespace MlOps.Operator.Tests.Telemetry;

internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
