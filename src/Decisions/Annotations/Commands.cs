using MlOps.Decisions.Chains;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Annotations;

/// <summary>The complete command for a person to paste.</summary>
internal static class Commands
{
    public static string Approve(DecisionCase c) => Annotate(c, $"{WellKnown.ApproveAnnotation}={c.Id}");

    public static string Reject(DecisionCase c) => Annotate(c, $"{WellKnown.RejectAnnotation}={c.Id}");

    private static string Annotate(DecisionCase c, string annotation) =>
        $"kubectl -n {c.State.Metadata.Namespace} annotate mdl/{c.State.Name} --overwrite {annotation}";
}
