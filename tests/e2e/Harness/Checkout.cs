namespace MlOps.EndToEnd.Harness;

/// <summary>The files of this repository.</summary>
internal static class Checkout
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("no MlOps.Operator.sln above the tests")
        : File.Exists(Path.Combine(folder.FullName, "MlOps.Operator.sln")) ? folder.FullName
        : Find(folder.Parent);
}
