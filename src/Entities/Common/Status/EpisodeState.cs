using System.ComponentModel;

namespace MlOps.Entities.Common.Status;

[Description("Open: confirmed and ongoing. Closed: the recovery is verified or has lasted.")]
public enum EpisodeState
{
    Open,
    Closed,
}
