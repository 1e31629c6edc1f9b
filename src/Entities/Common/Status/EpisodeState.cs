using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description("Open: confirmed and not over. Closed: recovery has held, or the traffic moved away.")]
public enum EpisodeState
{
    Open,
    Closed,
}
