namespace MlOps.Operator.Tests.Telemetry.Contracts;

internal sealed record ExposedSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
