namespace MlOps.Operator.Controllers.Models.World;

/// <summary>An effect that the API server did not take, by its description, and when it is tried again.</summary>
/// <param name="Effect">As <c>Effect.Describe</c> gives it.</param>
/// <param name="Message">What the API server said.</param>
/// <param name="RetryAt">Not before this.</param>
/// <param name="IsTold">It was refused for good reason or several times, so that people should know.</param>
public sealed record RefusedEffect(string Effect, string Message, DateTimeOffset RetryAt, bool IsTold);
