using System.Runtime.InteropServices;

namespace MlOps.FaultyModel;

/// <summary>Ends the process for good after so many requests, as a segmentation fault would: nothing is drained.</summary>
internal sealed class CrashCounter(long? after, int exitCode)
{
    private long _requests;

    public void Count()
    {
        if (after is { } limit && Interlocked.Increment(ref _requests) > limit)
            ExitNow(exitCode);
    }

    // Environment.Exit would stop the server gracefully first, and as process 1 no signal can kill us.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void ExitNow(int code);
}
