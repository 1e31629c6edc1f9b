using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace MlOps.EndToEnd.Forwarding.Connections;

/// <summary>The connections that stand at the moment, by their id.</summary>
internal sealed class ClientConnections
{
    private readonly ConcurrentDictionary<string, ClientConnection> _open = new();

    /// <summary>Ids of those that stand.</summary>
    public IReadOnlyCollection<string> Ids => [.. _open.Keys];

    public void Listen(IConnectionBuilder server) =>
        server.Use(next =>
            async context =>
            {
                var connection = new ClientConnection(context);
                _open[context.ConnectionId] = connection;
                try
                {
                    await connection.ServeAsync(next);
                }
                finally
                {
                    _open.TryRemove(context.ConnectionId, out _);
                }
            }
        );

    public void Each(IEnumerable<string> ids, Action<ClientConnection> what)
    {
        foreach (var id in ids.Distinct())
        {
            if (_open.TryGetValue(id, out var connection))
                what(connection);
        }
    }
}
