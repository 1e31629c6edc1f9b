using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.RepresentationModel;

namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>Reads kubeconfigs and merges them as kubectl does: of two entries with one name, the first counts.</summary>
internal static class Kubeconfigs
{
    public static K8SConfiguration Load(IReadOnlyList<FileInfo> files)
    {
        // One that is missing or empty is an error only if it was the only one.
        var found = files.Count == 1 ? files : [.. files.Where(f => f is { Exists: true, Length: > 0 })];
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
    /// Field by field: the client library's reader learns the YAML names of all kinds of Kubernetes first, and any reader by reflection
    /// wants types that a program compiled ahead has left out.
    /// </summary>
    private static K8SConfiguration Read(FileInfo file)
    {
        if (!file.Exists)
            throw new KubeConfigException($"there is no file {file.FullName}");
        using var reader = file.OpenText();
        var yaml = new YamlStream();
        yaml.Load(reader);
        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is not YamlMappingNode root)
            throw new KubeConfigException($"{file.FullName} is {(yaml.Documents.Count == 0 ? "empty" : "no kubeconfig")}");
        try
        {
            return Read(new KubeconfigFields(root, ""));
        }
        catch (KubeConfigException wrong)
        {
            throw new KubeConfigException($"{file.FullName}, {wrong.Message}");
        }
    }

    private static K8SConfiguration Read(KubeconfigFields config) =>
        new()
        {
            CurrentContext = config.Text("current-context"),
            Contexts =
            [
                .. config
                    .List("contexts")
                    .Select(c => new Context { Name = c.Text("name"), ContextDetails = ReadContext(c.Of("context")) }),
            ],
            Clusters =
            [
                .. config
                    .List("clusters")
                    .Select(c => new Cluster { Name = c.Text("name"), ClusterEndpoint = ReadCluster(c.Of("cluster")) }),
            ],
            Users = [.. config.List("users").Select(u => new User { Name = u.Text("name"), UserCredentials = ReadUser(u.Of("user")) })],
        };

    private static ContextDetails? ReadContext(KubeconfigFields context) =>
        !context.Exist
            ? null
            : new ContextDetails
            {
                Cluster = context.Text("cluster"),
                User = context.Text("user"),
                Namespace = context.Text("namespace"),
            };

    private static KubeconfigCluster? ReadCluster(KubeconfigFields cluster) =>
        !cluster.Exist
            ? null
            : new KubeconfigCluster
            {
                Server = cluster.Text("server"),
                CertificateAuthority = cluster.Text("certificate-authority"),
                CertificateAuthorityData = cluster.Text("certificate-authority-data"),
                TlsServerName = cluster.Text("tls-server-name"),
                SkipTlsVerify = cluster.Flag("insecure-skip-tls-verify"),
                ProxyUrl = cluster.Text("proxy-url"),
            };

    private static KubeconfigUser? ReadUser(KubeconfigFields user) =>
        !user.Exist
            ? null
            : new KubeconfigUser
            {
                ClientCertificate = user.Text("client-certificate"),
                ClientCertificateData = user.Text("client-certificate-data"),
                ClientKey = user.Text("client-key"),
                ClientKeyData = user.Text("client-key-data"),
                Token = user.Text("token"),
                TokenFile = user.Text("tokenFile"),
                UserName = user.Text("username"),
                Password = user.Text("password"),
                AuthProvider = user.Of("auth-provider") is { Exist: true } provider
                    ? new AuthProvider { Name = provider.Text("name"), Config = provider.Of("config").ToDictionary() }
                    : null,
                ExternalExecution = ReadPlugin(user.Of("exec")),
                Impersonation = Impersonation.In(user),
            };

    private static ExternalExecution? ReadPlugin(KubeconfigFields exec) =>
        !exec.Exist
            ? null
            : new ExternalExecution
            {
                ApiVersion = exec.Text("apiVersion"),
                Command = exec.Text("command"),
                Arguments = [.. exec.Texts("args")],
                EnvironmentVariables = [.. exec.List("env").Select(e => e.ToDictionary())],
                InstallHint = exec.Text("installHint"),
                ProvideClusterInfo = exec.Flag("provideClusterInfo"),
            };

    private static K8SConfiguration Absolute(K8SConfiguration config, string folder)
    {
        foreach (var cluster in (config.Clusters ?? []).Select(c => c.ClusterEndpoint).OfType<ClusterEndpoint>())
            cluster.CertificateAuthority = In(folder, cluster.CertificateAuthority);
        foreach (var user in (config.Users ?? []).Select(u => u.UserCredentials).OfType<UserCredentials>())
        {
            user.ClientCertificate = In(folder, user.ClientCertificate);
            user.ClientKey = In(folder, user.ClientKey);
            if (user.ExternalExecution is { Command: { } command } plugin && command.Contains('/', StringComparison.Ordinal))
                plugin.Command = In(folder, command);
            if (user is KubeconfigUser known)
                known.TokenFile = In(folder, known.TokenFile);
        }

        return config;
    }

    private static string? In(string folder, string? path) => string.IsNullOrEmpty(path) ? path : Path.Combine(folder, path);
}
