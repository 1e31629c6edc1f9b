using System.Text.RegularExpressions;
using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Manifests;

/// <summary>The levers that people pull by annotation: one that is misspelt, or whose value means nothing, is silently without effect.</summary>
internal static partial class AnnotationLint
{
    private const string Prefix = "mlops-operator.io/";

    private static readonly string[] Levers =
    [
        WellKnown.PauseAnnotation, WellKnown.PinAnnotation, WellKnown.IsolateAnnotation,
        WellKnown.ApproveAnnotation, WellKnown.RejectAnnotation, WellKnown.ReleaseAnnotation,
    ];

    public static IEnumerable<FieldError> Of(IReadOnlyDictionary<string, string> annotations) => annotations
        .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(a => (a.Key, Message: Problem(a.Key, a.Value)))
        .Where(a => a.Message is not null)
        .Select(a => new FieldError($"metadata.annotations.{a.Key}", a.Message!));

    private static string? Problem(string name, string value) => name switch
    {
        WellKnown.AdoptAnnotation => "is read on the Service that may be taken over, not on a ModelDeployment; move it there",
        WellKnown.PauseAnnotation when value.Length == 0 => Reasonless("pauses"),
        WellKnown.IsolateAnnotation when value.Length == 0 => Reasonless("isolates"),
        WellKnown.PinAnnotation or WellKnown.ReleaseAnnotation when !Hash().IsMatch(value) =>
            $"is '{Shortened.Of(value)}', which is no revision; write its hash of {Revision.HashLength} digits as in status.revisions[].hash",
        _ when !Levers.Contains(name) => Unknown(name),
        _ => null,
    };

    private static string Reasonless(string does) => $"is empty: it {does} the model all the same, and nobody can read why; write the reason, or remove it";

    private static string Unknown(string name)
    {
        var known = Levers.Select(l => l[Prefix.Length..]).ToList();
        var remedy = UnknownField.Nearest(known, name[Prefix.Length..]) is { } meant ? $"did you mean {Prefix}{meant}?" : $"there are {string.Join(", ", known)}";
        return $"is no annotation that the operator reads on a ModelDeployment; {remedy}";
    }

    [GeneratedRegex(@"^[0-9a-f]{10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
