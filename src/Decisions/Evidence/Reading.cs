using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Evidence;

/// <summary>Typed evidence: a value that can be judged, or why there is none. Only <see cref="EvidenceKind.Value"/> can breach.</summary>
public sealed record Reading<T>(EvidenceKind Kind, T? Value, string Message, string Query)
    where T : class
{
    /// <summary>What is wrong with the data themselves, where that can be distinguished from a lack of traffic.</summary>
    public DataFault Fault { get; init; }

    public static Reading<T> Of(T value, string query) => new(EvidenceKind.Value, value, "", query);

    public static Reading<T> None(EvidenceKind kind, string message, string query) => new(kind, null, message, query);
}
