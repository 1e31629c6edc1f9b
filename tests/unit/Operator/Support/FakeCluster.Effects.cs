using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.State.Children;

namespace MlOps.Operator.Tests.Support;

internal sealed partial class FakeCluster
{
    public void Perform(Effect effect)
    {
        switch (effect)
        {
            case RecordRevision e:
                Revisions.TryAdd(e.Revision.Hash, new RevisionObject(e.Revision, NameOf(e.Revision.Hash), NewUid(), Now, null, null));
                break;
            case AnnotateRevision e:
                FakeAnnotations.Set(this, e);
                break;
            case ApplyDeployment e:
                Deployments.TryAdd(
                    e.Revision.Hash,
                    new FakePods(
                        new ChildDeployment(e.Revision.Hash, NameOf(e.Revision.Hash), NewUid(), 1, 0, false, Now)
                        {
                            MinReadySeconds = Model.Spec.Rollout?.MinReadySeconds ?? 10,
                        },
                        0
                    )
                );
                break;
            case ApplyRevisionService e:
                RevisionServices.TryAdd(e.Revision.Hash, new RevisionServiceView(e.Revision.Hash, NameOf(e.Revision.Hash), NewUid(), null));
                RevisionServices[e.Revision.Hash] = RevisionServices[e.Revision.Hash] with
                {
                    Ports = (JsonArray)e.Revision.Ports.DeepClone(),
                };
                break;
            case SwitchService e:
                Service = new ServiceView(Name, Service?.Uid ?? NewUid(), e.Hash, true, false, (JsonArray)e.Ports.DeepClone(), null)
                {
                    Selector = e.Selector is { } selector ? SelectorText.Of(selector) : SelectorText.OfRevision(Name, e.Hash!),
                    IsolatedFrom = e.IsolatedFrom,
                };
                break;
            case ScaleDeployment e:
                var scaled = Deployments.Values.Single(d => d.Deployment.Uid == e.Uid);
                Deployments[scaled.Deployment.Hash] = scaled.Scale(e.Replicas);
                break;
            case CreateJob e:
                Jobs.Create(e);
                break;
            case DeleteChild e:
                Delete(e);
                break;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is not known here");
        }
    }

    private bool Wrote()
    {
        AfterWrite?.Invoke(++Writes);
        return true;
    }

    private void Delete(DeleteChild e)
    {
        if (e.Kind == ChildKind.Deployment)
            Deployments.Remove(Deployments.Values.Single(d => d.Deployment.Uid == e.Uid).Deployment.Hash);
        else if (e.Kind == ChildKind.Service)
            RevisionServices.Remove(RevisionServices.Values.Single(s => s.Uid == e.Uid).Hash!);
        else
            Revisions.Remove(Revisions.Values.Single(r => r.Uid == e.Uid).Revision.Hash);
    }

    private bool Tick()
    {
        var changed = false;
        foreach (var (hash, pods) in Deployments.ToList())
        {
            Deployments[hash] = pods.Tick(
                IsBroken(hash),
                !NeverAvailable.Contains(Revisions.GetValueOrDefault(hash)?.Revision.Version ?? "")
            );
            changed |= Deployments[hash] != pods;
        }

        return changed;
    }

    private bool IsBroken(string hash) => Revisions.TryGetValue(hash, out var kept) && NeverReady.Contains(kept.Revision.Version);

    private string NewUid() => $"uid-{++_uids}";

    private static string NameOf(string hash) => ChildNames.OfRevision(Name, hash);
}
