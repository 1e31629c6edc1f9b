using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Decisions.State.Children;

/// <summary>
/// A Service's selector as one text, <c>a=b,c=d</c> with sorted keys: comparable, and what a list of pods takes. Keys and values of labels
/// hold neither sign.
/// </summary>
public static class SelectorText
{
    public static string Of(JsonObject selector) =>
        string.Join(',', selector.Select(s => $"{s.Key}={s.Value}").Order(StringComparer.Ordinal));

    /// <summary>The operator's own selector of one revision.</summary>
    public static string OfRevision(string model, string hash) => $"{WellKnown.ModelLabel}={model},{WellKnown.RevisionLabel}={hash}";
}
