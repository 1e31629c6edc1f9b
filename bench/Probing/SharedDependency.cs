using System.Net;

namespace MlOps.Bench.Probing;

/// <summary>
/// What both revisions answer their probes with: an error while the dependency fails, so often as it fails other requests, each request for
/// itself; otherwise what was asked for. A revision that does not answer in time would not be proven bad by that, so an error is the harder
/// case.
/// </summary>
internal sealed class SharedDependency(IReadOnlyList<(double From, double To)> outages, double share, Random random, StandingClock clock)
    : HttpMessageHandler
{
    public bool IsDown => outages.Any(outage => outage.From <= clock.Seconds && clock.Seconds < outage.To);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(
            new HttpResponseMessage(IsDown && random.NextDouble() < share ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK)
        );
}
