using System.Text.RegularExpressions;

namespace MlOps.Architecture.Tests;

/// <summary>A C# file that people wrote.</summary>
internal sealed partial record SourceFile(string Path)
{
    public int Lines => File.ReadLines(Path).Count();

    // Namespaces are file-scoped, so only nested types are indented.
    public int PublicTypes => File.ReadLines(Path).Count(l => PublicType().IsMatch(l));

    /// <summary>Classes and interfaces; records and enums are data.</summary>
    public int PublicClasses => File.ReadLines(Path).Count(l => PublicClass().IsMatch(l));

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.GetDirectoryName(Path)!);

    public static IReadOnlyList<SourceFile> Under(string folder) =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
                .Where(IsWritten)
                .Order()
                .Select(p => new SourceFile(p)),
        ];

    public override string ToString() => System.IO.Path.GetRelativePath(Repository.Root, Path);

    private static bool IsWritten(string path) =>
        !System.IO.Path.GetRelativePath(Repository.Root, path).Split('/', '\\').Any(part => part is "obj" or "bin");

    [GeneratedRegex(@"^public\s+([a-z]+\s+)*(class|record|struct|interface|enum|delegate)\s")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^public\s+((static|sealed|abstract|partial)\s+)*(class|interface)\s")]
    private static partial Regex PublicClass();
}
