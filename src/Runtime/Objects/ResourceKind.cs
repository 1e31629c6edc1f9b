namespace MlOps.Runtime.Objects;

/// <summary>What the API server needs to know of a kind: where it lives and what it is called.</summary>
public sealed record ResourceKind(string Group, string Version, string Plural, string Kind, bool Namespaced = true)
{
    /// <summary><c>group/version</c>, or only the version for the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The path of the group and version, without a leading slash so that a base path of the server survives.</summary>
    public string VersionPath => Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";

    /// <summary>The path of the collection; without a namespace, of the collection across all of them.</summary>
    public string CollectionPath(string? ns) =>
        Namespaced && !string.IsNullOrEmpty(ns)
            ? $"{VersionPath}/namespaces/{Uri.EscapeDataString(ns)}/{Plural}"
            : $"{VersionPath}/{Plural}";

    /// <summary>The path of one object or of a subresource of it.</summary>
    public string ObjectPath(ObjectKey key, string? subresource = null)
    {
        if (Namespaced && string.IsNullOrEmpty(key.Namespace))
            throw new ArgumentException($"A {Kind} is namespaced, but the key of {key.Name} has no namespace", nameof(key));
        var path = $"{CollectionPath(key.Namespace)}/{Uri.EscapeDataString(key.Name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}.{ApiVersion}";
}
