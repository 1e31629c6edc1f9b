namespace MlOps.FaultyModel;

internal static class FaultyModelHelp
{
    public const string Text = """
        A model server that misbehaves on demand: the thing watched in the end-to-end tests.

        Environment of 'serve' (the default verb):
          MLOPS_MODEL_VERSION                  Sent as X-Model-Version with every answer (dev).
          FAULTY_MODEL_PORT                    Port (8080).
          FAULTY_MODEL_FAIL_PERCENT            Share of /predict answered 500, evenly spread; decimals allowed (0).
          FAULTY_MODEL_SEED                    Shifts which requests fail (1).
          FAULTY_MODEL_LATENCY_MS              Delay of every /predict (0).
          FAULTY_MODEL_CRASH_AFTER             The process dies at the request after this many /predict (never).
          FAULTY_MODEL_CRASH_CODE              Exit code it dies with (139).
          FAULTY_MODEL_CAPACITY_RPS            /predict per second above which it answers 503, as if overloaded (no limit).
          FAULTY_MODEL_AMOUNT_MEAN             Mean of the amounts that clients are taken to ask about; deviation 20 (100).
          FAULTY_MODEL_NEVER_READY             true: /readyz answers 503 for ever (false).
          FAULTY_MODEL_FAIL_PROBES             true: /probe answers 500; otherwise it answers as /predict would (false).
          FAULTY_MODEL_IGNORE_SIGTERM_SECONDS  Seconds after SIGTERM in which nothing changes at all (0).
          FAULTY_MODEL_DRAIN_SECONDS           Then: seconds of answering on while not ready, closing connections (1).

        Paths: /predict and /probe (GET, POST), /readyz, /healthz, /metrics. /probe is not counted in the metrics.
        Metrics: faulty_model_requests_total{code}, faulty_model_request_duration_seconds, faulty_model_amount (a histogram).
        """;
}
