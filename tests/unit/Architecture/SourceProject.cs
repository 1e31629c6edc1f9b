using System.Xml.Linq;

namespace MlOps.Architecture.Tests;

/// <summary>One project under src: what its file asks for and what its assembly uses.</summary>
internal sealed record SourceProject(string Name)
{
    public IReadOnlyList<string> Projects =>
        [
            .. Items("ProjectReference")
                .Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')).Replace("MlOps.", "", StringComparison.Ordinal)),
        ];

    public IReadOnlyList<string> Packages => [.. Items("PackageReference")];

    /// <summary>The types of others that the compiled code really uses, by full name.</summary>
    public IReadOnlyCollection<string> UsedTypes => AssemblyReader.UsedTypes(AssemblyPath);

    /// <summary>The assemblies that the compiled code really uses.</summary>
    public IReadOnlyCollection<string> UsedAssemblies => AssemblyReader.UsedAssemblies(AssemblyPath);

    private string AssemblyPath => Path.Combine(AppContext.BaseDirectory, $"MlOps.{Name}.dll");

    private IEnumerable<string> Items(string kind) =>
        XDocument.Load(Repository.PathOf("src", Name, $"MlOps.{Name}.csproj")).Descendants(kind).Select(e => e.Attribute("Include")!.Value);
}
