namespace MlOps.Operator.Controllers.Policies;

/// <summary>
/// How long an evaluation may query Prometheus. It ends before the next one is due, and before the controller would cancel it: then no
/// verdict would be written, and the next evaluation would begin anew.
/// </summary>
internal static class EvaluationTime
{
    /// <summary>In less, hardly a server answers everything. Only intervals below 5 s are shorter.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(4);

    /// <summary>
    /// A controller cancels a reconcile after two minutes (<see cref="Runtime.Controllers.ControllerOptions"/>); the rest is for the API
    /// server.
    /// </summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    /// <summary>For the objectives or signals.</summary>
    public static TimeSpan ForAll(TimeSpan interval) => Clamp(0.8 * interval);

    /// <summary>
    /// For what is asked afterwards, once a rollback is requested: what is left of the interval, a sixth of it at least. If the objectives
    /// used it up, no blocker could answer, and no rollback could start.
    /// </summary>
    /// <param name="interval">Between two evaluations.</param>
    /// <param name="used">Since this one began.</param>
    public static TimeSpan ForRest(TimeSpan interval, TimeSpan used)
    {
        var (left, least) = (Clamp(0.95 * interval) - used, Clamp(interval) / 6);
        return left > least ? left : least;
    }

    private static TimeSpan Clamp(TimeSpan limit) =>
        limit < Least ? Least
        : limit > Most ? Most
        : limit;
}
