using System.Diagnostics;

namespace MlOps.EndToEnd.Operators;

/// <summary>The kubectl of this machine, as a pipeline uses it.</summary>
internal static class Kubectl
{
    /// <summary>Far more than any wait here asks for: only a kubectl that ignores its own timeout gets there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits for a condition of the scenario's model. Cancelling ends the process.</summary>
    /// <returns>Exit code, and all that was said.</returns>
    public static Task<(int ExitCode, string Output)> WaitAsync(string ns, string condition, int seconds, CancellationToken ct) =>
        RunAsync(
            [
                "--namespace",
                ns,
                "wait",
                $"mdl/{Harness.Manifests.ModelManifest.Name}",
                $"--for=condition={condition}",
                $"--timeout={seconds}s",
            ],
            ct
        );

    /// <summary>Any command, against the tests' cluster. Cancelling ends the process.</summary>
    /// <returns>Exit code, and all that was said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend($"--kubeconfig={Settings.Kubeconfig}"))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl could not be started");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, TestContext.Current.CancellationToken);
        stop.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop.Token);
            var error = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
