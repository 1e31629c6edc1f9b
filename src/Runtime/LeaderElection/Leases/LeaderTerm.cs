using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.LeaderElection.Leases;

/// <summary>
/// What identifies a term: the resource version of the write that took the lease. The server gives it out once and in growing order for
/// all of its objects (KEP-5504), so that it neither repeats nor falls when the lease is deleted and made anew, as the count of
/// transitions in it does.
/// </summary>
internal static class LeaderTerm
{
    public static long Of(JsonObject taken)
    {
        var version = ObjectMeta.Of(taken).ResourceVersion ?? "";
        return long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(version))) & long.MaxValue;
    }
}
