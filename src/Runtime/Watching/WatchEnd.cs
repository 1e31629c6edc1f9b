namespace MlOps.Runtime.Watching;

/// <summary>An orderly end of a watch, and from where to go on.</summary>
internal readonly record struct WatchEnd(string ResourceVersion, bool WasShort);
