using System.Security.Cryptography;
using System.Text;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Events;

/// <summary>The name says what the Event is about, so that saying it again finds it, in this process or the next.</summary>
internal static class EventNames
{
    public static string For(ObjectRef involved, string reason, string dedupeKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{involved.Uid}|{reason}|{dedupeKey}"));
        var prefix = involved.Name.Length <= 220 ? involved.Name : involved.Name[..220].TrimEnd('.', '-');
        return $"{prefix}.{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>Events about objects without a namespace live in the default one.</summary>
    public static string NamespaceOf(ObjectRef involved) => string.IsNullOrEmpty(involved.Namespace) ? "default" : involved.Namespace;
}
