namespace MlOps.Decisions.Conditions;

/// <summary>
/// The reasons of conditions: a contract, listed with their conditions in docs/conditions.md. Where a rule of a decision, a kind of
/// evidence, a verdict or an outcome is the reason, its own name is used.
/// </summary>
public static class Reasons
{
    // Ready of a ModelDeployment
    /// <summary>Every pod of the serving revision is ready.</summary>
    public const string Serving = nameof(Serving);

    /// <summary>spec.replicas is 0: no pod answers.</summary>
    public const string ScaledToZero = nameof(ScaledToZero);

    /// <summary>Some pods of the serving revision are not ready.</summary>
    public const string PodsNotReady = nameof(PodsNotReady);

    /// <summary>No pod that the Service selects is ready: no request is answered.</summary>
    public const string NoEndpoints = nameof(NoEndpoints);

    /// <summary>A named target port of the Service is in no container.</summary>
    public const string NoSuchPort = nameof(NoSuchPort);

    /// <summary>The Service does not exist.</summary>
    public const string NoService = nameof(NoService);

    /// <summary>No revision has had the traffic yet. Also of policies, which have nothing to evaluate then.</summary>
    public const string NotYetServing = nameof(NotYetServing);

    /// <summary>The spec cannot be acted on; the message names field and remedy. Also of policies.</summary>
    public const string InvalidSpec = nameof(InvalidSpec);

    /// <summary>A Service of this name is not managed by the operator.</summary>
    public const string ServiceConflict = nameof(ServiceConflict);

    /// <summary>A person edited the Service's selector. Also of ManualOverride.</summary>
    public const string SelectorEdited = nameof(SelectorEdited);

    // Released
    /// <summary>The version in the spec serves and is proven good.</summary>
    public const string KnownGood = nameof(KnownGood);

    /// <summary>It serves and is not proven yet.</summary>
    public const string Testing = nameof(Testing);

    /// <summary>It does not serve yet. Also of Retraining: the Job is created next.</summary>
    public const string Starting = nameof(Starting);

    /// <summary>It is quarantined; condition RolledBack gives the remedy.</summary>
    public const string RolledBack = nameof(RolledBack);

    /// <summary>A rollback takes the traffic from it.</summary>
    public const string RollingBack = nameof(RollingBack);

    /// <summary>It is to be rolled back, and a rule holds that.</summary>
    public const string Held = nameof(Held);

    /// <summary>It is to be rolled back, and a person decides.</summary>
    public const string ApprovalNeeded = nameof(ApprovalNeeded);

    /// <summary>A policy whose mode forbids acting has proven it bad.</summary>
    public const string ProvenBad = nameof(ProvenBad);

    /// <summary>It is not ready by its deadline.</summary>
    public const string NotReady = nameof(NotReady);

    /// <summary>The spec is refused.</summary>
    public const string Invalid = nameof(Invalid);

    // Progressing
    /// <summary>The next revision's pods are not ready yet.</summary>
    public const string WaitingForPods = nameof(WaitingForPods);

    /// <summary>The serving revision is not known good yet.</summary>
    public const string Soaking = nameof(Soaking);

    /// <summary>Nothing is in progress.</summary>
    public const string Settled = nameof(Settled);

    /// <summary>A revision was not ready within rollout.progressDeadlineSeconds.</summary>
    public const string ProgressDeadlineExceeded = nameof(ProgressDeadlineExceeded);

    /// <summary>The API server does not accept the pod template.</summary>
    public const string SpecRefused = nameof(SpecRefused);

    // Waiting
    /// <summary>No decision waits.</summary>
    public const string NothingWaits = nameof(NothingWaits);

    // RolledBack
    /// <summary>The version in the spec is quarantined.</summary>
    public const string RevisionQuarantined = nameof(RevisionQuarantined);

    /// <summary>It is not.</summary>
    public const string AsSpecified = nameof(AsSpecified);

    // ManualOverride
    /// <summary>The traffic follows a manual edit of the Service. Of the conditions that wait for that.</summary>
    public const string ManualOverride = nameof(ManualOverride);

    /// <summary>The edit took the traffic off a revision in an open episode and stays.</summary>
    public const string EditKept = nameof(EditKept);

    /// <summary>The Service selects what the operator decided.</summary>
    public const string AsDecided = nameof(AsDecided);

    // Paused and Pinned
    /// <summary>A person set the annotation, or spec.pauseRequests has an entry. Also of Isolated.</summary>
    public const string Asked = nameof(Asked);

    /// <summary>Automatic actions are enabled.</summary>
    public const string NotPaused = nameof(NotPaused);

    /// <summary>A person's pin decides which revision serves.</summary>
    public const string Pinned = nameof(Pinned);

    /// <summary>The spec decides which revision serves.</summary>
    public const string NotPinned = nameof(NotPinned);

    /// <summary>The traffic is on its way to where the annotation wants it.</summary>
    public const string Switching = nameof(Switching);

    /// <summary>An annotation has no effect; the message says why. Also of AnnotationsFollowed.</summary>
    public const string NotFollowed = nameof(NotFollowed);

    // Isolated
    /// <summary>A fallback answers instead of the model. Of the conditions that wait for that.</summary>
    public const string Isolated = nameof(Isolated);

    /// <summary>The model gets its traffic.</summary>
    public const string NotAsked = nameof(NotAsked);

    /// <summary>The annotation is gone, and no pod of the model is ready to take the traffic back.</summary>
    public const string NoReadyPods = nameof(NoReadyPods);

    /// <summary>The traffic returns to the model.</summary>
    public const string Returning = nameof(Returning);

    /// <summary>The isolation waits for the action in progress.</summary>
    public const string Waiting = nameof(Waiting);

    /// <summary>No fallback is declared or eligible.</summary>
    public const string NoFallback = nameof(NoFallback);

    /// <summary>The fallback Service does not exist.</summary>
    public const string FallbackNotFound = nameof(FallbackNotFound);

    /// <summary>The fallback Service selects no pods.</summary>
    public const string FallbackHasNoSelector = nameof(FallbackHasNoSelector);

    /// <summary>The fallback Service selects the model's own pods.</summary>
    public const string FallbackIsTheModel = nameof(FallbackIsTheModel);

    /// <summary>The fallback has too few ready pods.</summary>
    public const string FallbackNotReady = nameof(FallbackNotReady);

    /// <summary>The fallback has no port for one of the model's.</summary>
    public const string FallbackLacksPort = nameof(FallbackLacksPort);

    // AnnotationsFollowed, WritesAccepted, ScalerConflict and TemplateEdited
    /// <summary>Every annotation of the operator has its effect.</summary>
    public const string AllFollowed = nameof(AllFollowed);

    /// <summary>The API server accepts every write.</summary>
    public const string AllAccepted = nameof(AllAccepted);

    /// <summary>A quota, a webhook or a field is in the way.</summary>
    public const string WriteRefused = nameof(WriteRefused);

    /// <summary>No other writer sets the number of pods.</summary>
    public const string NoConflict = nameof(NoConflict);

    /// <summary>Another writer sets the number of pods.</summary>
    public const string ScaledByAnother = nameof(ScaledByAnother);

    /// <summary>A smaller spec.replicas waits for the end of an action or an episode.</summary>
    public const string PodsKept = nameof(PodsKept);

    /// <summary>The serving pods have the template of their revision.</summary>
    public const string AsRecorded = nameof(AsRecorded);

    /// <summary>Another writer changed the template of the serving Deployment.</summary>
    public const string EditedByAnother = nameof(EditedByAnother);

    // SpecSupported
    /// <summary>Every field of the spec is implemented.</summary>
    public const string AllFields = nameof(AllFields);

    /// <summary>Some are not; the message names them.</summary>
    public const string UnsupportedFields = nameof(UnsupportedFields);

    // Retraining
    /// <summary>The training Job runs.</summary>
    public const string Running = nameof(Running);

    /// <summary>No training has been requested.</summary>
    public const string Idle = nameof(Idle);

    /// <summary>The Job's template requests what a training may not have.</summary>
    public const string TemplateRefused = nameof(TemplateRefused);

    // Policies: Ready, DataAvailable and DataQualityOK
    /// <summary>The policy is evaluated.</summary>
    public const string Judging = nameof(Judging);

    /// <summary>The ModelDeployment does not exist.</summary>
    public const string ModelNotFound = nameof(ModelNotFound);

    /// <summary>spec.signals is empty.</summary>
    public const string NoSignals = nameof(NoSignals);

    /// <summary>No target of the serving revision is up.</summary>
    public const string Lost = nameof(Lost);

    /// <summary>No rule objects to the data.</summary>
    public const string NoIssue = nameof(NoIssue);

    /// <summary>No signal has evidence. Also of BudgetExhausted: an objective has too few events.</summary>
    public const string NoEvidence = nameof(NoEvidence);

    /// <summary>spec.dataQuality is Disabled.</summary>
    public const string CheckDisabled = nameof(CheckDisabled);

    // Policies: Breached and BudgetExhausted
    /// <summary>There are data, and too few events for every tier and for the release test.</summary>
    public const string TooFewEvents = nameof(TooFewEvents);

    /// <summary>An objective has spent more than its error budget.</summary>
    public const string Overspent = nameof(Overspent);

    /// <summary>No objective has.</summary>
    public const string BudgetLeft = nameof(BudgetLeft);
}
