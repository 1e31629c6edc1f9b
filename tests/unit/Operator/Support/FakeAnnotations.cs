using System.Globalization;
using MlOps.Decisions.Effects;

namespace MlOps.Operator.Tests.Support;

/// <summary>Writes annotations of a ControllerRevision and reads them back as the gatherer does.</summary>
internal static class FakeAnnotations
{
    public static void Set(FakeCluster cluster, AnnotateRevision effect)
    {
        var kept = cluster.Revisions.Values.Single(r => r.Name == effect.Name && r.Uid == effect.Uid);
        if (effect.Annotations.TryGetValue(WellKnown.QuarantineAnnotation, out var quarantine))
            kept = kept with { Quarantine = quarantine };
        if (effect.Annotations.TryGetValue(WellKnown.GoodSinceAnnotation, out var good))
            kept = kept with { GoodSince = good is null ? null : DateTimeOffset.Parse(good, CultureInfo.InvariantCulture) };
        if (effect.Annotations.TryGetValue(WellKnown.ImagesAnnotation, out var images))
            kept = kept with { Images = (images ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) };
        if (effect.Annotations.TryGetValue(WellKnown.ServedUntilAnnotation, out var until))
            kept = kept with { ServedUntil = until is null ? null : DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) };
        if (effect.Annotations.TryGetValue(WellKnown.QuarantinedHashesAnnotation, out var hashes))
            kept = kept with { QuarantinedHashes = (hashes ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries) };
        if (effect.Annotations.TryGetValue(WellKnown.JudgedAnnotation, out var judged))
            kept = kept with { Judged = judged == "false" ? false : null };
        if (effect.Annotations.TryGetValue(WellKnown.ReleaseSpentAnnotation, out var spent))
            kept = kept with { ReleaseSpent = spent == "true" };
        cluster.Revisions[kept.Revision.Hash] = kept;
    }
}
