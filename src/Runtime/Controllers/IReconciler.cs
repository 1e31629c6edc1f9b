using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Controllers;

/// <summary>Brings the world one step closer to what one object wants. Sees a name, reads everything else itself.</summary>
public interface IReconciler
{
    Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct);
}
