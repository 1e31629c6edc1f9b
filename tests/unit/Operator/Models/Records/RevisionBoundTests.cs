using CsCheck;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Upkeep;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Records;

/// <summary>Even if records cannot be pruned, the list of revisions fits and settles.</summary>
public class RevisionBoundTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly ReconcilePlan Empty = new(Scenarios.Serving(AModel.Serving("v1")).See(), new ModelDeploymentStatus());

    private static RevisionStatus Of(int i, RevisionState state) =>
        new()
        {
            Hash = $"h{i}",
            State = state,
            CreatedAt = Start.AddMinutes(i),
        };

    private static Gen<(List<RevisionStatus> All, int Effective, int Target)> Histories { get; } =
        from states in Gen.Enum<RevisionState>().List[0, 180]
        from effective in Gen.Int[0, 179]
        from target in Gen.Int[0, 179]
        select (states.Select((s, i) => Of(i, s)).ToList(), effective, target);

    [Fact]
    public void At_most_a_hundred_are_listed_never_without_what_is_needed_and_the_next_pass_lists_the_same() =>
        Histories.Sample(w =>
        {
            var status = new ModelDeploymentStatus
            {
                EffectiveRevision = $"h{w.Effective}",
                Revisions = w.All,
                Action = new ActionStatus
                {
                    Id = "a",
                    Kind = ActionKind.Rollback,
                    To = $"h{w.Target}",
                    Step = ActionStep.WarmUp,
                    StartedAt = Start,
                    Deadline = Start,
                },
            };
            var listed = RevisionBound.Keep(Empty with { Status = status }, w.All);
            listed.Count.ShouldBe(Math.Min(w.All.Count, RevisionBound.Most));
            foreach (var hash in new[] { status.EffectiveRevision, status.Action.To }.Where(h => w.All.Exists(r => r.Hash == h)))
                listed.ShouldContain(r => r.Hash == hash);

            // A dropped revision is rebuilt from its record, in the state that the record holds.
            var known = listed.ToDictionary(r => r.Hash);
            var again = RevisionBound.Keep(
                Empty with
                {
                    Status = status with { Revisions = listed },
                },
                [.. w.All.Select(r => known.GetValueOrDefault(r.Hash) ?? r with { State = RevisionState.Good })]
            );
            again.ShouldBe(listed);
        });

    [Fact]
    public void Retired_ones_go_first_then_quarantined_ones_the_oldest_before_the_newer()
    {
        List<RevisionStatus> all =
        [
            Of(0, RevisionState.Quarantined),
            Of(1, RevisionState.Active),
            .. Enumerable.Range(2, 99).Select(i => Of(i, RevisionState.Pending)),
            Of(101, RevisionState.Retired),
        ];
        var listed = RevisionBound.Keep(Empty with { Status = new() { Revisions = all } }, all);
        all.Except(listed).Select(r => r.Hash).ShouldBe(["h0", "h101"], ignoreOrder: true);
    }
}
