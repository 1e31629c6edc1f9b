using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description(
    "Value: can be evaluated. All others cannot: Idle (no traffic), NoData (no series), Ambiguous (several series where one is expected), Stale (too old), QueryError (the query failed)."
)]
public enum EvidenceKind
{
    NoData,
    Value,
    Idle,
    Ambiguous,
    Stale,
    QueryError,
}
