namespace MlOps.Runtime.Controllers;

/// <summary>What was decided on has changed meanwhile: read and decide again, after a back-off if it goes on.</summary>
public class ReconcileConflictException(string message) : Exception(message);
