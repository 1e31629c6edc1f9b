using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description("Open: confirmed and ongoing. Closed: the recovery lasted, or the traffic moved to another revision.")]
public enum EpisodeState
{
    Open,
    Closed,
}
