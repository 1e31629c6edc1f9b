using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using MlOps.Samples.FraudModel.Remote;
using MlOps.Samples.FraudModel.Transactions;
using Prometheus;

namespace MlOps.Samples.FraudModel.Serving;

/// <summary>
/// Hands the payments whose truth is known to whoever trains the next model, about once a second. It never holds a request up:
/// while the receiver is away, rows wait here, and beyond the capacity the oldest are dropped and counted.
/// </summary>
internal sealed partial class RowSender : IDisposable
{
    private const string Variable = "MLOPS_ROWS_URL";
    private const int LargestBatch = 1000;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<LabelledTransaction> _queue;
    private readonly Counter _dropped;
    private readonly HttpClient _client;
    private readonly Uri _rows;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private List<LabelledTransaction> _batch = [];
    private bool _away;

    public RowSender(Uri store, int capacity, HttpMessageHandler handler, IMetricFactory metrics, TimeProvider time, ILogger logger)
    {
        _dropped = metrics.CreateCounter("fraud_rows_dropped_total", "Labelled rows that the receiver never got.");
        _queue = Channel.CreateBounded<LabelledTransaction>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => _dropped.Inc()
        );
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _rows = HttpAddress.Below(store, "rows");
        _time = time;
        _logger = logger;
    }

    /// <summary>Where to send rows; null when nobody asks for them.</summary>
    public static Uri? AddressFromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? HttpAddress.TryParse(text)
                ?? throw new ArgumentException($"{Variable} is '{text}'; expected something like http://store:8080, or leave it out")
            : null;

    public static RowSender Create(Uri store, IMetricFactory metrics, ILogger logger) =>
        new(store, capacity: 10_000, new SocketsHttpHandler { UseProxy = false, UseCookies = false }, metrics, TimeProvider.System, logger);

    public void Add(LabelledTransaction row)
    {
        // One row that no store would take must not cost the others of its batch.
        if (row.Transaction.IsPlausible())
            _queue.Writer.TryWrite(row);
        else
            _dropped.Inc();
    }

    /// <summary>Runs until cancelled, and then tries once more to hand over what is left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        do
        {
            await Task.Delay(Period, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (Fill() && await TryPostAsync())
                _batch = [];
        } while (!stop.IsCancellationRequested);

        _dropped.Inc(_batch.Count + _queue.Reader.Count);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>
    /// The batch that could not be posted, else the next. If only its answer was lost, its rows arrive twice: rare, and harmless to
    /// training.
    /// </summary>
    private bool Fill()
    {
        if (_batch.Count == 0)
        {
            while (_batch.Count < LargestBatch && _queue.Reader.TryRead(out var row))
                _batch.Add(row);
        }

        return _batch.Count > 0;
    }

    /// <summary>False when the batch should be tried again.</summary>
    private async Task<bool> TryPostAsync()
    {
        using var timeout = new CancellationTokenSource(Patience, _time);
        try
        {
            using var content = new StringContent(LabelledJson.Lines(_batch), Encoding.UTF8, LabelledJson.MediaType);
            using var response = await _client.PostAsync(_rows, content, timeout.Token);
            if (response.IsSuccessStatusCode)
                Report(away: false, "");
            else
                Report(away: true, $"it answered {(int)response.StatusCode}");
            if (response.StatusCode != HttpStatusCode.BadRequest)
                return response.IsSuccessStatusCode;
            // It will never take these; the next ones perhaps.
            _dropped.Inc(_batch.Count);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Report(away: true, e.Message);
            return false;
        }
    }

    private void Report(bool away, string why)
    {
        if (away == _away)
            return;
        _away = away;
        if (away)
            LogAway(_logger, _rows, why);
        else
            LogBack(_logger, _rows);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Labelled rows wait: {Address} does not take them: {Why}")]
    private static partial void LogAway(ILogger logger, Uri address, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Address} takes labelled rows again")]
    private static partial void LogBack(ILogger logger, Uri address);
}
