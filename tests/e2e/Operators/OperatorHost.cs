using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MlOps.EndToEnd.Operators;

/// <summary>The operator as a process of its own on this machine, known by its handle only.</summary>
internal sealed partial class OperatorHost : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log;

    private OperatorHost(Process process, ConcurrentQueue<string> log) => (_process, _log) = (process, log);

    public bool IsRunning => !_process.HasExited;

    /// <summary>Once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>How often it watches folders for changes. A node allows few such watches, all its containers together.</summary>
    public int FolderWatches =>
        new DirectoryInfo($"/proc/{_process.Id}/fd")
            .EnumerateFiles()
            .Count(f => f.LinkTarget?.Contains("inotify", StringComparison.Ordinal) == true);

    public static OperatorHost Start(IEnumerable<string> arguments, ConcurrentQueue<string> log)
    {
        var start = new ProcessStartInfo(Settings.Operator) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("run");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        log.Enqueue($"--- operator {process.Id} started");
        return new OperatorHost(process, log);

        void Keep(string? line)
        {
            if (line is not null)
                log.Enqueue(line);
        }
    }

    /// <summary>As a node that loses its power would end it.</summary>
    public void Kill()
    {
        _log.Enqueue($"--- operator {_process.Id} is killed");
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>As the kubelet would end it.</summary>
    public async Task TerminateAsync()
    {
        _log.Enqueue($"--- operator {_process.Id} is asked to stop");
        _ = Signal(_process.Id, SigTerm);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15), TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
    }

    /// <summary>As a machine that stands still: nothing of the process goes on, its connections stay open.</summary>
    public void Suspend()
    {
        _log.Enqueue($"--- operator {_process.Id} stands still");
        _ = Signal(_process.Id, SigStop);
    }

    public void Resume()
    {
        _log.Enqueue($"--- operator {_process.Id} goes on");
        _ = Signal(_process.Id, SigCont);
    }

    public ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
