using System.Diagnostics;

namespace MlOps.EndToEnd.Operators;

/// <summary>The operator's command line, as a person uses it.</summary>
internal static class OperatorCommand
{
    /// <returns>Exit code, and all that was said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(Settings.Operator, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            ) ?? throw new InvalidOperationException($"{Settings.Operator} could not be started");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
