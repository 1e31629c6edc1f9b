using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;

namespace MlOps.Decisions.Annotations;

/// <summary>
/// The levers that people pull by annotation: one that is misspelt, or whose value means nothing, is silently without effect.
/// </summary>
internal static class AnnotationLint
{
    private const string Prefix = "mlops-operator.io/";

    private static readonly string[] Levers =
    [
        WellKnown.PauseAnnotation,
        WellKnown.PinAnnotation,
        WellKnown.IsolateAnnotation,
        WellKnown.ApproveAnnotation,
        WellKnown.RejectAnnotation,
        WellKnown.ReleaseAnnotation,
    ];

    public static IEnumerable<FieldError> Of(IReadOnlyDictionary<string, string> annotations) =>
        annotations
            .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(a => (a.Key, Message: Problem(a.Key, a.Value)))
            .Where(a => a.Message is not null)
            .Select(a => new FieldError($"metadata.annotations.{a.Key}", a.Message!));

    private static string? Problem(string name, string value) =>
        name switch
        {
            WellKnown.AdoptAnnotation => "belongs on the Service to adopt, not on a ModelDeployment; move it there",
            WellKnown.PauseAnnotation when value.Length == 0 => Reasonless("pauses"),
            WellKnown.IsolateAnnotation when value.Length == 0 => Reasonless("isolates"),
            WellKnown.PinAnnotation or WellKnown.ReleaseAnnotation when value.Length == 0 =>
                "is empty; write a revision: its hash as in status.revisions[].hash, a unique beginning of it, or its version",
            _ => Unread(name),
        };

    /// <summary>Why the operator does not read an annotation of this name on a ModelDeployment; null if it does.</summary>
    public static string? Unread(string name) =>
        name == WellKnown.AdoptAnnotation ? "it belongs on the Service to adopt, not on a ModelDeployment"
        : Levers.Contains(name) ? null
        : Unknown(name);

    private static string Reasonless(string does) => $"is empty: it {does} the model anyway, without a reason; give a reason or remove it";

    private static string Unknown(string name)
    {
        var known = Levers.Select(l => l[Prefix.Length..]).ToList();
        var remedy = NearestName.Of(known, name[Prefix.Length..]) is { } meant
            ? $"did you mean {Prefix}{meant}?"
            : $"there are {string.Join(", ", known)}";
        return $"is not an annotation that the operator reads on a ModelDeployment; {remedy}";
    }
}
