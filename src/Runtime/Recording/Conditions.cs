using System.Text.Json.Nodes;

namespace MlOps.Runtime.Recording;

/// <summary>Reads and sets conditions in a list that keeps its order.</summary>
public static class Conditions
{
    public const string True = "True";
    public const string False = "False";
    public const string Unknown = "Unknown";

    public static IReadOnlyList<Condition> Read(JsonNode? status) =>
        (status as JsonObject)?["conditions"] is JsonArray list
            ? [.. list.Select(Condition.From).OfType<Condition>()]
            : [];

    public static Condition? Find(IEnumerable<Condition> conditions, string type) =>
        conditions.FirstOrDefault(c => c.Type == type);

    /// <summary>
    /// The list with this condition in its old place, or at the end. The transition time moves only when the status
    /// changes, otherwise the one known so far is kept.
    /// </summary>
    public static IReadOnlyList<Condition> Set(IReadOnlyList<Condition> conditions, Condition next)
    {
        var index = conditions.TakeWhile(c => c.Type != next.Type).Count();
        if (index == conditions.Count)
            return [.. conditions, next];
        var known = conditions[index];
        var kept = known.Status == next.Status ? next with { LastTransitionTime = known.LastTransitionTime } : next;
        return [.. conditions.Take(index), kept, .. conditions.Skip(index + 1)];
    }

    /// <summary>Sets the condition in the <c>conditions</c> of a raw status.</summary>
    public static void Set(JsonObject status, Condition next) =>
        status["conditions"] = ToJson(Set(Read(status), next));

    public static JsonArray ToJson(IEnumerable<Condition> conditions) =>
        new([.. conditions.Select(c => (JsonNode)c.ToJson())]);
}
