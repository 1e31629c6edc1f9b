namespace MlOps.Subject;

internal static class SubjectHelp
{
    public const string Text = """
        A model server that misbehaves on demand: the thing watched in the end-to-end tests.

        Environment of 'serve' (the default verb):
          MLOPS_MODEL_VERSION             Sent as X-Model-Version with every answer (dev).
          SUBJECT_PORT                    Port (8080).
          SUBJECT_FAIL_PERCENT            Share of /predict answered 500, evenly spread; decimals allowed (0).
          SUBJECT_SEED                    Shifts which requests fail (1).
          SUBJECT_LATENCY_MS              Delay of every /predict (0).
          SUBJECT_CRASH_AFTER             The process dies at the request after this many /predict (never).
          SUBJECT_CRASH_CODE              Exit code it dies with (139).
          SUBJECT_CAPACITY_RPS            /predict per second above which it answers 503, as if overloaded (no limit).
          SUBJECT_AMOUNT_MEAN             Mean of the amounts that clients are taken to ask about; deviation 20 (100).
          SUBJECT_NEVER_READY             true: /readyz answers 503 for ever (false).
          SUBJECT_FAIL_PROBES             true: /probe answers 500; otherwise it answers as /predict would (false).
          SUBJECT_IGNORE_SIGTERM_SECONDS  Seconds after SIGTERM in which nothing changes at all (0).
          SUBJECT_DRAIN_SECONDS           Then: seconds of answering on while not ready, closing connections (1).

        Paths: /predict and /probe (GET, POST), /readyz, /healthz, /metrics. /probe is not counted in the metrics.
        Metrics: subject_requests_total{code}, subject_request_duration_seconds, subject_amount (a histogram).
        """;
}
