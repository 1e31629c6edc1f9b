using YamlDotNet.RepresentationModel;

namespace MlOps.Runtime.Api.Connections;

/// <summary>Finds the <c>tokenFile</c> of a kubeconfig's user, which the client library does not know.</summary>
internal static class TokenFiles
{
    /// <returns>Its full path; null where the user has none. Of merged kubeconfigs, the first that has the user counts.</returns>
    public static string? Of(IEnumerable<FileInfo> kubeconfigs, string? user)
    {
        foreach (var file in kubeconfigs.Where(f => f.Exists))
        {
            using var reader = file.OpenText();
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && Find(root, user) is { } found)
                return Text(found, "tokenFile") is { Length: > 0 } path ? Path.Combine(file.DirectoryName ?? "", path) : null;
        }

        return null;
    }

    private static YamlMappingNode? Find(YamlMappingNode root, string? user) =>
        (Child(root, "users") as YamlSequenceNode)
            ?.OfType<YamlMappingNode>()
            .Where(u => Text(u, "name") == user)
            .Select(u => Child(u, "user"))
            .OfType<YamlMappingNode>()
            .FirstOrDefault();

    private static YamlNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static string? Text(YamlMappingNode node, string name) => (Child(node, name) as YamlScalarNode)?.Value;
}
