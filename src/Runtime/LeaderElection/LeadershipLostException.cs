namespace MlOps.Runtime.LeaderElection;

/// <summary>We lead no more: nothing further may be written, and the process is to end.</summary>
public sealed class LeadershipLostException(string message, Exception? inner = null) : Exception(message, inner);
