using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description(
    "Value: can be judged. All others hold: Idle: no traffic, NoData: no series, Ambiguous: several series for one, Stale: too old, QueryError: no answer."
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
