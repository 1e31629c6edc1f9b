using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace MlOps.Bench.Scale;

/// <summary>A process of ours, with its output in a file and what the kernel counts of it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _log;

    private ChildProcess(Process process, string log) => (_process, _log) = (process, log);

    public static ChildProcess Start(string log, string file, params string[] arguments)
    {
        // A shell that is replaced by the program writes its output to the file, so nothing of it passes through this process.
        var start = new ProcessStartInfo("/bin/sh");
        foreach (var argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1", log, file, .. arguments])
            start.ArgumentList.Add(argument);
        return new ChildProcess(Process.Start(start)!, log);
    }

    public static int FreePort()
    {
        using var socket = new TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>In MB (10⁶ bytes): now, and the most so far.</summary>
    public (double Now, double Most) Resident => (Status("VmRSS:") * 1024 / 1e6, Status("VmHWM:") * 1024 / 1e6);

    /// <summary>In MB: what is this process's alone and counts first against a container's limit; the rest are files.</summary>
    public double Own => (Status("RssAnon:") + Status("RssShmem:")) * 1024 / 1e6;

    /// <summary>Seconds of processor time so far.</summary>
    public double Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has the end of its log.</exception>
    public void ThrowIfEnded()
    {
        if (_process.HasExited)
            throw new InvalidOperationException(
                $"{_log} ended with exit code {_process.ExitCode}:\n{string.Join('\n', File.ReadLines(_log).TakeLast(15))}"
            );
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private double Status(string field) =>
        double.Parse(
            File.ReadLines($"/proc/{_process.Id}/status")
                .Single(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..]
                .Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );
}
