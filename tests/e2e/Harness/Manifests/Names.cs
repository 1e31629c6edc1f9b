using System.Security.Cryptography;

namespace MlOps.EndToEnd.Harness.Manifests;

internal static class Names
{
    /// <summary>A suffix that no other run has.</summary>
    public static string Random() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 5);
}
