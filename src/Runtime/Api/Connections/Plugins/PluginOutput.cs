using System.Text;

namespace MlOps.Runtime.Api.Connections.Plugins;

/// <summary>The stderr of a plugin. It is passed on, as kubectl does, and the last part is kept for the error.</summary>
internal sealed class PluginOutput
{
    private const int MostKept = 300;

    /// <summary>The last lines may still be in the pipe when the process has exited.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly StringBuilder _kept = new();
    private readonly Task _reading;

    public PluginOutput(StreamReader reader) => _reading = Task.Run(() => ReadAsync(reader));

    /// <summary>To append to an error, with a colon before it. Empty if nothing was written.</summary>
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
