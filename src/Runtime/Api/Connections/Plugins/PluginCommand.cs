using k8s.Exceptions;

namespace MlOps.Runtime.Api.Connections.Plugins;

/// <summary>Finds the program of a command as Go does: in PATH alone, never in the folder that one happens to stand in.</summary>
internal static class PluginCommand
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <exception cref="KubeConfigException">There is none.</exception>
    public static string Find(string command, string? path) =>
        command.Contains('/', StringComparison.Ordinal)
            ? command
            : (path ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Where(Path.IsPathRooted)
                .Select(folder => Path.Combine(folder, command))
                .FirstOrDefault(IsProgram)
                ?? throw new KubeConfigException("it is in no folder of PATH");

    private static bool IsProgram(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);
}
