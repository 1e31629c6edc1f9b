using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>Objectives in other tools' files: what they are, and what to do to get SloPolicies.</summary>
internal static class ForeignFormats
{
    private const string ByHand =
        "for each objective write a SloPolicy objective: target in percent, and its errors and total as selectors in sli.events, or as sli.expression with increase(…[${window}]) where it has rate(…)";

    /// <returns>One sentence, or null when it is none of the known formats.</returns>
    public static string? Of(ManifestDocument document) =>
        document switch
        {
            { ApiVersion: SloConversion.ApiVersion, Kind: "SLO" } =>
                $"is an OpenSLO object; convert it: mlops-operator convert openslo {document.File} --model NAME",
            { ApiVersion: SloConversion.ApiVersion } =>
                $"is an OpenSLO {document.Kind}, which has no counterpart of its own; the SLOs that use it are converted by mlops-operator convert openslo {document.File} --model NAME",
            { ApiVersion: "openslo/v1alpha" } =>
                "is of OpenSLO v1alpha, and v1 is read: move ratioMetrics to indicator.spec.ratioMetric with metricSource, and timeWindows to timeWindow: [{duration: 28d, isRolling: true}]",
            { ApiVersion: var version } when version.StartsWith("openslo", StringComparison.OrdinalIgnoreCase) =>
                $"is of {version}, and {SloConversion.ApiVersion} is read; write it in that version",
            { ApiVersion: var version, Kind: "ServiceLevelObjective" } when version.StartsWith("pyrra.dev/", StringComparison.Ordinal) =>
                $"is an objective of Pyrra; {ByHand}",
            { ApiVersion: var version } when version.StartsWith("sloth.slok.dev/", StringComparison.Ordinal) =>
                $"is an objective of Sloth; {ByHand}",
            { ApiVersion: var version, Kind: "PrometheusRule" }
                when version.StartsWith("monitoring.coreos.com/", StringComparison.Ordinal) =>
                "holds rules of Prometheus, which have no target; write the ratio behind the alert as objective: errors and total in sli.events, target in percent",
            { ApiVersion: "" } when document.Content["version"].Text() == "prometheus/v1" && document.Content["slos"] is not null =>
                $"is a file of Sloth; {ByHand}",
            { ApiVersion: "" } when document.Content["groups"] is not null =>
                "is a rule file of Prometheus, whose rules have no target; write the ratio behind the alert as objective: errors and total in sli.events, target in percent",
            _ => null,
        };
}
