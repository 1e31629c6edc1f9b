using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Objects;
using Prometheus;

namespace MlOps.Runtime.Tests.Support;

/// <summary>The runtime around a scripted server.</summary>
internal static class RuntimeFixture
{
    public static ResourceKind Things { get; } = new("example.io", "v1", "things", "Thing");

    public static KubeApi Api(
        ScriptedServer script,
        TimeProvider? time = null,
        ApiMetrics? metrics = null,
        KubeApiOptions? options = null
    ) =>
        new(
            new KubeTransport(new HttpClient(script) { Timeout = Timeout.InfiniteTimeSpan }, new Uri("http://server/prefix")),
            options ?? new KubeApiOptions { BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) },
            time ?? TimeProvider.System,
            metrics ?? ApiMetrics.None()
        );

    public static async Task<string> ScrapeAsync(CollectorRegistry registry)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
