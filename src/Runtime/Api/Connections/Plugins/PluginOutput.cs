using System.Text;

namespace MlOps.Runtime.Api.Connections.Plugins;

/// <summary>What a plugin says beside its answer: it is passed on, as by kubectl, and its end is kept for the error.</summary>
internal sealed class PluginOutput
{
    private const int MostKept = 300;

    /// <summary>What was said last may still be on its way when the process has ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly StringBuilder _kept = new();
    private readonly Task _reading;

    public PluginOutput(StreamReader reader) => _reading = Task.Run(() => ReadAsync(reader));

    /// <summary>In brackets to a sentence; empty when nothing was said.</summary>
    public string Told()
    {
        _reading.Wait(Grace);
        lock (_kept)
            return Told(_kept.ToString());
    }

    public static string Told(string? words) =>
        words?.Trim() is { Length: > 0 } said ? $": {(said.Length > MostKept ? $"…{said[^MostKept..]}" : said)}" : "";

    private async Task ReadAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                await Console.Error.WriteLineAsync(line);
                lock (_kept)
                {
                    _kept.AppendLine(line);
                    if (_kept.Length > 4 * MostKept)
                        _kept.Remove(0, _kept.Length - (2 * MostKept));
                }
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // A process that the plugin left behind still holds the other end.
        }
    }
}
