namespace MlOps.Runtime.Informers;

/// <summary>An end of a watch without an error, and from where to resume.</summary>
internal readonly record struct WatchEnd(string ResourceVersion, bool WasShort, bool WasSilent = false);
