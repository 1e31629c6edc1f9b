namespace MlOps.Runtime.Api.Connections.Configs;

/// <summary>Requests in another's name, as the kubeconfig asks for with <c>as</c>.</summary>
internal static class Impersonation
{
    /// <summary>The headers of Kubernetes' authentication (authentication.k8s.io, ImpersonateUserHeader).</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> In(KubeconfigFields user) =>
        [
            .. One("Impersonate-User", user.Text("as")),
            .. One("Impersonate-Uid", user.Text("as-uid")),
            .. user.Texts("as-groups").Select(group => KeyValuePair.Create("Impersonate-Group", group)),
            .. user.Of("as-user-extra")
                .Names()
                .SelectMany(name =>
                    user.Of("as-user-extra")
                        .Texts(name)
                        .Select(value => KeyValuePair.Create($"Impersonate-Extra-{Uri.EscapeDataString(name)}", value))
                ),
        ];

    public static Func<HttpRequestMessage, CancellationToken, Task>? With(
        KubeconfigUser? user,
        Func<HttpRequestMessage, CancellationToken, Task>? authenticate
    )
    {
        if (user is not { Impersonation: { Count: > 0 } headers })
            return authenticate;
        return async (request, ct) =>
        {
            if (authenticate is not null)
                await authenticate(request, ct);
            // A request that is sent again has them already.
            foreach (var name in headers.Select(h => h.Key).Distinct())
                request.Headers.Remove(name);
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
        };
    }

    private static KeyValuePair<string, string>[] One(string header, string? value) =>
        string.IsNullOrEmpty(value) ? [] : [KeyValuePair.Create(header, value)];
}
