namespace MlOps.Tests.Shared;

/// <summary>Where this checkout is; linked into each project of tests that reads its files.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("no MlOps.Operator.sln above the tests")
        : File.Exists(Path.Combine(folder.FullName, "MlOps.Operator.sln")) ? folder.FullName
        : Find(folder.Parent);
}
