using k8s;
using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections;

/// <summary>Reads kubeconfigs and merges them as kubectl does: of two entries with one name, the first counts.</summary>
internal static class Kubeconfigs
{
    public static K8SConfiguration Load(IReadOnlyList<FileInfo> files)
    {
        // One that is missing is an error only if it was the only one.
        var found = files.Count == 1 ? files : [.. files.Where(f => f.Exists)];
        var configs = found.Select(f => Absolute(KubernetesClientConfiguration.LoadKubeConfig(f), f.DirectoryName ?? "")).ToList();
        return new K8SConfiguration
        {
            CurrentContext = configs.Select(c => c.CurrentContext).FirstOrDefault(c => !string.IsNullOrEmpty(c)),
            Contexts = [.. configs.SelectMany(c => c.Contexts ?? [])],
            Clusters = [.. configs.SelectMany(c => c.Clusters ?? [])],
            Users = [.. configs.SelectMany(c => c.Users ?? [])],
        };
    }

    private static K8SConfiguration Absolute(K8SConfiguration config, string folder)
    {
        foreach (var cluster in (config.Clusters ?? []).Select(c => c.ClusterEndpoint).OfType<ClusterEndpoint>())
            cluster.CertificateAuthority = In(folder, cluster.CertificateAuthority);
        foreach (var user in (config.Users ?? []).Select(u => u.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = In(folder, user.ClientCertificate);
            user.ClientKey = In(folder, user.ClientKey);
        }

        return config;
    }

    private static string? In(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
