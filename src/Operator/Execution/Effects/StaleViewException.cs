using MlOps.Runtime.Controllers;

namespace MlOps.Operator.Execution.Effects;

/// <summary>What was read is no longer what is: nothing was written, gather and decide again.</summary>
public sealed class StaleViewException(string message) : ReconcileConflictException(message);
