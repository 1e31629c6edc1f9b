using System.Text.Json.Nodes;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>An objective of a SloPolicy, where it stands in the OpenSLO object, and what was said of it on the way.</summary>
internal sealed record ConvertedObjective(string Path, JsonObject Content, SourceReference? Source, Findings Said);

/// <summary>The name of a source, and the field that gives it.</summary>
internal sealed record SourceReference(string Name, string Field);
