using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Walks;

internal sealed partial class Walk
{
    private void Quarantines()
    {
        for (var i = 0; i < 100; i++)
        {
            _version = $"v{++_versions}";
            Cluster.Apply(Spec(_version, _replicas));
            Cluster.Judge!.Bad = _version;
            Cluster.Wait(15);
        }
    }

    private void More(int kind)
    {
        // Without any record there is nothing to edit or to lose.
        switch (Cluster.Revisions.Count == 0 ? -1 : kind)
        {
            case 0 or 1 when disturbance.HasFlag(Disturbance.Edits):
                var to = Any();
                Do($"hand edit to {to}", () => Select(to));
                break;
            case 2 when disturbance.HasFlag(Disturbance.Edits):
                Do(
                    "delete Service",
                    () =>
                    {
                        Cluster.Service = null;
                        Cluster.Settle();
                    }
                );
                break;
            case 3 when disturbance.HasFlag(Disturbance.Edits):
                var gone = Any();
                Do(
                    $"delete Deployment of {gone}",
                    () =>
                    {
                        Cluster.Deployments.Remove(Cluster.Hash(gone));
                        Cluster.Settle();
                    }
                );
                break;
            case 4 when disturbance.HasFlag(Disturbance.Losses):
                Do(
                    "lose status",
                    () =>
                    {
                        Cluster.Raw.Remove("status");
                        Cluster.Settle();
                    }
                );
                break;
            // Without its record, a serving revision that is not the wanted one cannot be rebuilt.
            case 5 when disturbance.HasFlag(Disturbance.Losses) && Cluster.Status.EffectiveRevision == Cluster.Status.LatestRevision:
                var lost = Any();
                Do(
                    $"delete record of {lost}",
                    () =>
                    {
                        Cluster.Revisions.Remove(Cluster.Hash(lost));
                        Cluster.Settle();
                    }
                );
                break;
            case 6 when disturbance.HasFlag(Disturbance.Refusals):
                Refuse();
                break;
            case 7 when disturbance.HasFlag(Disturbance.Policies):
                Bad(_second);
                break;
            default:
                Do("invalid spec", () => Cluster.Apply(Spec($"v{++_versions}", _replicas).WithoutContainers()));
                break;
        }
    }

    private void Bad(FakeJudge judge)
    {
        var bad = Cluster.ServingVersion;
        Do(
            $"{bad} turns bad for {judge.Policy.Metadata.Name}",
            () =>
            {
                judge.Bad = bad;
                Cluster.Settle();
            }
        );
    }

    private void Select(string version)
    {
        if (Cluster.Service is { } service)
            Cluster.Service = service with
            {
                Revision = Cluster.Hash(version),
                Selector = SelectorText.OfRevision(FakeCluster.Name, Cluster.Hash(version)),
                IsolatedFrom = null,
            };
        Cluster.Settle();
    }

    private void Lever(string name, string? value) => Do($"{name}={value}", () => Cluster.Annotate(name, value));

    /// <summary>Approves or rejects the waiting decision, or writes an invalid id.</summary>
    private void Decide()
    {
        var id = Coin() ? Cluster.Status.Waiting?.Id ?? Cluster.Status.Action?.Id ?? "yes" : "nonsense";
        Lever(Coin() ? WellKnown.ApproveAnnotation : WellKnown.RejectAnnotation, id);
    }

    private void Refuse()
    {
        var kind = _random.Next(5);
        Do(
            $"the API server refuses effects of kind {kind}",
            () =>
            {
                Cluster.Refuses =
                    kind == 4
                        ? null
                        : e =>
                            (kind, e)
                                is
                                    (0, SwitchService)
                                    or
                                    (1, ScaleDeployment)
                                    or
                                    (2, RecordRevision or AnnotateRevision)
                                    or
                                    (3, ApplyDeployment or ApplyRevisionService or DeleteChild)
                                ? "denied"
                                : null;
                // What was refused last rests for a minute here.
                Cluster.Wait(kind == 4 ? 60 : 0);
            }
        );
    }

    private void Peace()
    {
        Cluster.Refuses = null;
        Cluster.Others = OtherModels.None;
        foreach (
            var name in new[]
            {
                WellKnown.PauseAnnotation,
                WellKnown.PinAnnotation,
                WellKnown.IsolateAnnotation,
                WellKnown.ReleaseAnnotation,
                WellKnown.ApproveAnnotation,
                WellKnown.RejectAnnotation,
            }
        )
            Cluster.Annotate(name, null);
        Cluster.NeverReady.Clear();
        foreach (var judge in new[] { Cluster.Judge!, _second })
        {
            judge.Bad = null;
            judge.Silent = false;
            judge.Mode = PolicyMode.Enforce;
            judge.Demand = DemandTrend.Stable;
            judge.Verification = VerificationOutcome.Passed;
            judge.Residual = ResidualTraffic.None;
        }

        Cluster.ProbeAnswers = Answers(0, 0);

        Cluster.Apply(Spec(_version, _replicas));
        // The person who made a kept edit ends it.
        if (Cluster.Status.OverrideKept == true && Cluster.Status.EffectiveVersion is { } effective)
            Select(effective);
        for (var i = 0; i < 40; i++)
            Cluster.Wait(600);
    }
}
