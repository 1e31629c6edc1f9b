namespace MlOps.Runtime.Informers.Watching;

/// <summary>An end of a watch without an error, and from where to resume.</summary>
/// <param name="ResourceVersion">The last version seen.</param>
/// <param name="HasServed">Whether it brought a line or stood for a minute.</param>
/// <param name="Stood">How long it stood.</param>
/// <param name="WasSilent">Whether it was given up because nothing came.</param>
internal readonly record struct WatchEnd(string ResourceVersion, bool HasServed, TimeSpan Stood, bool WasSilent = false);
