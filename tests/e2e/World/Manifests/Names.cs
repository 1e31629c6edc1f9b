using System.Security.Cryptography;

namespace MlOps.EndToEnd.World.Manifests;

internal static class Names
{
    /// <summary>A suffix that no other run has.</summary>
    public static string Random() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 5);
}
