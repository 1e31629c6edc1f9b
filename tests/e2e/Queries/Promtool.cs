using System.Diagnostics;

namespace MlOps.EndToEnd.Queries;

/// <summary>Prometheus' own tool, with Prometheus' own parser and engine.</summary>
internal static class Promtool
{
    /// <summary>Enough of the output to see what is wrong.</summary>
    private const int MostTold = 4000;

    /// <returns>Exit code and the beginning of the output.</returns>
    public static async Task<(int ExitCode, string Output)> RunOverAsync(string content, params string[] command)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
            return await RunAsync([.. command, file]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <returns>The same for files that are there.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(MostTold, arguments);

    /// <returns>The same with more of the output.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(int mostTold, params string[] arguments)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(Settings.Promtool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            ) ?? throw new InvalidOperationException($"{Settings.Promtool} could not be started");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var told = await output + await error;
        return (process.ExitCode, told.Length <= mostTold ? told : told[..mostTold] + " …");
    }
}
