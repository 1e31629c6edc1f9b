using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MlOps.Architecture.Tests;

/// <summary>Reads references from an assembly's metadata, without loading it.</summary>
internal static class AssemblyReader
{
    public static IReadOnlyCollection<string> UsedAssemblies(string path) =>
        Read(path, m => m.AssemblyReferences.Select(h => m.GetString(m.GetAssemblyReference(h).Name)));

    public static IReadOnlyCollection<string> UsedTypes(string path) =>
        Read(path, m => m.TypeReferences.Select(m.GetTypeReference).Select(t => $"{m.GetString(t.Namespace)}.{m.GetString(t.Name)}"));

    private static string[] Read(string path, Func<MetadataReader, IEnumerable<string>> select)
    {
        using var file = new PEReader(File.OpenRead(path));
        return [.. select(file.GetMetadataReader()).Distinct().Order(StringComparer.Ordinal)];
    }
}
