using System.Security.Cryptography;
using System.Text;

namespace MlOps.Decisions.Plan;

/// <summary>Ids that any process derives alike, so that an action resumed elsewhere is the same action.</summary>
public static class ActionIds
{
    private const int Length = 20;

    public static string Of(string modelUid, string policyUid, long episode, string step, int attempt, string action)
    {
        var text = string.Join('|', modelUid, policyUid, episode, step, attempt, action);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
    }
}
