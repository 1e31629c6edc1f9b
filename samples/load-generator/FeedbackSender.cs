using MlOps.Samples.LoadGenerator.Connections;

namespace MlOps.Samples.LoadGenerator;

/// <summary>
/// Posts the truth some seconds after the answer, over the same connection, so that it reaches the pod that predicted.
/// What has not been posted when the run ends is dropped: the truth is a by-product of the load, not part of it.
/// </summary>
internal sealed class FeedbackSender(LoadOptions options, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _end = new();

    public void Post(IModelConnection connection, LoadRequest truth) => _ = PostAsync(connection, truth, _end.Token);

    public void Dispose() => _end.Cancel();

    private async Task PostAsync(IModelConnection connection, LoadRequest truth, CancellationToken end)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(options.FeedbackDelaySeconds), time, end);
            using var timeout = new CancellationTokenSource(options.Timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(end, timeout.Token);
            await connection.SendAsync(truth, either.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or ObjectDisposedException)
        {
            // Lost feedback is normal in the field, and the run's own requests already count a broken server.
        }
    }
}
