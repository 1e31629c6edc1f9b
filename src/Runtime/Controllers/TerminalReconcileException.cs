namespace MlOps.Runtime.Controllers;

/// <summary>The object cannot be reconciled until someone changes it: trying again is of no use.</summary>
public sealed class TerminalReconcileException(string message, Exception? inner = null) : Exception(message, inner);
