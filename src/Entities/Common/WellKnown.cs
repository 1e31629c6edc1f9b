namespace MlOps.Entities.Common;

/// <summary>Names of labels, annotations and condition types that are part of the contract.</summary>
public static class WellKnown
{
    private const string Prefix = "mlops-operator.io/";

    public const string ManagedByLabel = "app.kubernetes.io/managed-by";
    public const string ManagedByValue = "mlops-operator";

    /// <summary>Name of the ModelDeployment, on every child and pod.</summary>
    public const string ModelLabel = Prefix + "model-deployment";

    /// <summary>Hash of the revision, on every child of a revision and on its pods.</summary>
    public const string RevisionLabel = Prefix + "revision";

    /// <summary>Which operator instance handles the object; absent for the default instance.</summary>
    public const string InstanceLabel = Prefix + "instance";

    /// <summary>Human lever: any value holds every automatic action on the model.</summary>
    public const string PauseAnnotation = Prefix + "pause";

    /// <summary>Human lever: the hash of the revision that keeps the traffic, whatever spec and policies say.</summary>
    public const string PinAnnotation = Prefix + "pin";

    /// <summary>Human lever: keeps the traffic at the circuit's fallback until it is removed; the value says why.</summary>
    public const string IsolateAnnotation = Prefix + "isolate";

    /// <summary>Human lever: the id of a recommended decision to approve.</summary>
    public const string ApproveAnnotation = Prefix + "approve";

    /// <summary>Human lever: the id of a recommended decision to reject.</summary>
    public const string RejectAnnotation = Prefix + "reject";

    /// <summary>Human lever: a revision hash whose quarantine ends.</summary>
    public const string ReleaseAnnotation = Prefix + "release";

    /// <summary>On a foreign Service: this operator may take it over.</summary>
    public const string AdoptAnnotation = Prefix + "adopt";

    /// <summary>
    /// On the model's Service while its fallback answers: the revision that has lost the traffic, from which a lost status is rebuilt.
    /// </summary>
    public const string IsolatedFromAnnotation = Prefix + "isolated-from";

    /// <summary>On a ControllerRevision: reason and time of its quarantine.</summary>
    public const string QuarantineAnnotation = Prefix + "quarantine";

    /// <summary>On the ControllerRevision of the serving revision: hashes of quarantined revisions whose own records are deleted.</summary>
    public const string QuarantinedHashesAnnotation = Prefix + "quarantined-hashes";

    /// <summary>On a ControllerRevision: since when it is known good.</summary>
    public const string GoodSinceAnnotation = Prefix + "good-since";

    /// <summary>On a ControllerRevision: when it last lost the traffic.</summary>
    public const string ServedUntilAnnotation = Prefix + "served-until";

    /// <summary>On a ControllerRevision: the images that its pods ran when it became known good.</summary>
    public const string ImagesAnnotation = Prefix + "images";

    /// <summary>On a ControllerRevision: "false" while the revision is known good by soaking only.</summary>
    public const string JudgedAnnotation = Prefix + "judged";

    /// <summary>On a ControllerRevision: "true" once the release annotation of the model has ended a quarantine of it.</summary>
    public const string ReleaseSpentAnnotation = Prefix + "release-spent";

    /// <summary>On a ControllerRevision: model version, for people.</summary>
    public const string VersionAnnotation = Prefix + "version";

    /// <summary>On a training Job: id of the decision that started it.</summary>
    public const string TrainingAnnotation = Prefix + "training";

    /// <summary>On a training Job: name of the policy that requested it.</summary>
    public const string PolicyAnnotation = Prefix + "policy";

    public const string Ready = "Ready";
    public const string Released = "Released";
    public const string Progressing = "Progressing";
    public const string Waiting = "Waiting";
    public const string Pinned = "Pinned";
    public const string AnnotationsFollowed = "AnnotationsFollowed";
    public const string WritesAccepted = "WritesAccepted";
    public const string RolledBack = "RolledBack";
    public const string Paused = "Paused";
    public const string Isolated = "Isolated";
    public const string ManualOverride = "ManualOverride";
    public const string SpecSupported = "SpecSupported";
    public const string DataAvailable = "DataAvailable";
    public const string DataQualityOK = "DataQualityOK";
    public const string Breached = "Breached";
    public const string BudgetExhausted = "BudgetExhausted";
    public const string Retraining = "Retraining";
    public const string ScalerConflict = "ScalerConflict";
    public const string TemplateEdited = "TemplateEdited";

    /// <summary>Set by earlier releases; the operator removes it from a stored status (docs/adr/0004).</summary>
    public const string Conflict = "Conflict";
}
