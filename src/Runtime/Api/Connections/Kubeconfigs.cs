using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Serialization;

namespace MlOps.Runtime.Api.Connections;

/// <summary>Reads kubeconfigs and merges them as kubectl does: of two entries with one name, the first counts.</summary>
internal static class Kubeconfigs
{
    public static K8SConfiguration Load(IReadOnlyList<FileInfo> files)
    {
        // One that is missing is an error only if it was the only one.
        var found = files.Count == 1 ? files : [.. files.Where(f => f.Exists)];
        var configs = found.Select(f => Absolute(Read(f), f.DirectoryName ?? "")).ToList();
        return new K8SConfiguration
        {
            CurrentContext = configs.Select(c => c.CurrentContext).FirstOrDefault(c => !string.IsNullOrEmpty(c)),
            Contexts = [.. configs.SelectMany(c => c.Contexts ?? [])],
            Clusters = [.. configs.SelectMany(c => c.Clusters ?? [])],
            Users = [.. configs.SelectMany(c => c.Users ?? [])],
        };
    }

    /// <summary>
    /// Not by the client library, whose reader learns the YAML names of all kinds of Kubernetes first: that is 16 MB for the life of the
    /// process.
    /// </summary>
    private static K8SConfiguration Read(FileInfo file)
    {
        if (!file.Exists)
            throw new KubeConfigException($"there is no file {file.FullName}");
        using var reader = file.OpenText();
        var yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().WithTypeMapping<UserCredentials, KubeconfigUser>().Build();
        return yaml.Deserialize<K8SConfiguration?>(reader) ?? throw new KubeConfigException($"{file.FullName} is empty");
    }

    private static K8SConfiguration Absolute(K8SConfiguration config, string folder)
    {
        foreach (var cluster in (config.Clusters ?? []).Select(c => c.ClusterEndpoint).OfType<ClusterEndpoint>())
            cluster.CertificateAuthority = In(folder, cluster.CertificateAuthority);
        foreach (var user in (config.Users ?? []).Select(u => u.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = In(folder, user.ClientCertificate);
            user.ClientKey = In(folder, user.ClientKey);
            if (user is KubeconfigUser known)
                known.TokenFile = In(folder, known.TokenFile);
        }

        return config;
    }

    private static string? In(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
