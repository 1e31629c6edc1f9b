using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Quality;

namespace MlOps.Operator.Tests.Drift.Support;

internal sealed partial class ADrift
{
    public DriftPolicyStatus Judge(int minutes = 0)
    {
        Now = Now.AddMinutes(minutes);
        Facts = EarlierModel.Forget(
            new DriftFacts
            {
                Now = Now,
                At = DriftSchedule.Latest(Now, DriftInterval.Of(_policy.Spec)),
                Policy = _policy with { Spec = _policy.Spec with { Signals = [.. _signals.Select(s => s.Signal)] } },
                Model = Model(),
                Signals = [.. _signals.Select(s => s.Facts())],
            }
        );
        Judgement = DriftJudge.Judge(Facts);
        _policy = _policy with { Status = Judgement.Status };
        return Judgement.Status;
    }

    /// <summary>Judges until what moved has lasted.</summary>
    public DriftPolicyStatus Lasting()
    {
        Judge();
        foreach (var _ in Enumerable.Range(1, 5))
            Judge(15);
        return Judge();
    }

    /// <summary>Evaluates, and asks whether that may be trained on.</summary>
    public DataQualityIssue? Doubt(int minutes = 0)
    {
        var status = Judge(minutes);
        return DataQualityIssues.Of(Facts, status.Signals);
    }

    private ModelDeployment Model() =>
        new()
        {
            Metadata = new ResourceMetadata
            {
                Name = "fraud",
                Namespace = "shop",
                Uid = ModelUid,
            },
            Spec = new ModelDeploymentSpec
            {
                Model = new ModelIdentity { Name = "fraud", Version = "1" },
                Template = [],
                Service = new ServiceSpec { Ports = [] },
                Retraining = Retraining,
            },
            Status = new ModelDeploymentStatus
            {
                EffectiveRevision = "0123456789",
                Revisions = [Revision("0123456789", PromotedAt), .. _promotions.Skip(1).Select((at, i) => Revision($"earlier{i}", at))],
                Handled = Handled,
            },
        };

    private static RevisionStatus Revision(string hash, DateTimeOffset? promoted) =>
        new()
        {
            Hash = hash,
            Version = "1",
            State = RevisionState.Good,
            PromotedAt = promoted,
        };
}
