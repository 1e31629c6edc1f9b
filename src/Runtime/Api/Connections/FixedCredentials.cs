using System.Net.Http.Headers;
using System.Text;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace MlOps.Runtime.Api.Connections;

/// <summary>What a kubeconfig itself says who a user is.</summary>
internal static class FixedCredentials
{
    /// <exception cref="KubeConfigException">The user needs a provider that kubectl does not have any more either.</exception>
    public static Func<HttpRequestMessage, CancellationToken, Task>? Of(UserCredentials? user) =>
        user switch
        {
            { Token: { Length: > 0 } token } => With("Bearer", token),
            { UserName: { Length: > 0 } name } => With("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{user.Password}"))),
            { AuthProvider: { } provider } => With("Bearer", TokenOf(provider)),
            _ => null,
        };

    /// <summary>
    /// kubectl renews the token of <c>oidc</c> and writes it into the kubeconfig, which is read once; its other providers went with
    /// Kubernetes 1.26.
    /// </summary>
    private static string TokenOf(AuthProvider provider) =>
        provider.Name != "oidc"
            ? throw new KubeConfigException($"its user needs the auth-provider {provider.Name}, which has given way to exec plugins")
        : provider.Config.GetValueOrDefault("id-token") is { Length: > 0 } token ? token
        : throw new KubeConfigException("the auth-provider oidc of its user has no id-token: run kubectl once, which fetches one");

    private static Func<HttpRequestMessage, CancellationToken, Task> With(string scheme, string parameter)
    {
        var header = new AuthenticationHeaderValue(scheme, parameter);
        return (request, _) =>
        {
            request.Headers.Authorization = header;
            return Task.CompletedTask;
        };
    }
}
