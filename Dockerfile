# The operator. Context: the repository's root.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra

FROM ${SDK_IMAGE} AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
# Compiled ahead, a standby leads sooner. Where the compiler's package cannot be had, the image only starts slower.
RUN publish() { dotnet publish src/Operator -c Release --use-current-runtime --no-self-contained -o /app \
      -p:DebugType=none -p:RunAnalyzers=false -p:GenerateDocumentationFile=false "$@"; } && \
    { publish -p:PublishReadyToRun=true || publish; } && \
    rm -f /app/*.xml && mv /app/MlOps.Operator /app/mlops-operator && chmod -R a+rX /app

# Freeze windows name time zones, which a chiseled base has only as -extra.
RUN mkdir /check && printf '{"apiVersion": "mlops-operator.io/v1alpha1", "kind": "ModelDeployment", "metadata": {"name": "check"}, \
      "spec": {"model": {"name": "check", "version": "1"}, "template": {"spec": {"containers": [{"name": "check", "image": "check"}]}}, \
      "service": {"ports": [{"name": "http", "port": 80}]}, "freezeWindows": [ \
      {"schedule": "0 22 * * FRI", "timeZone": "Europe/Berlin", "durationSeconds": 60}, \
      {"schedule": "0 22 * * FRI", "timeZone": "US/Pacific", "durationSeconds": 60}]}}' > /check/time-zones.json && chmod -R a+rX /check

FROM ${RUNTIME_IMAGE} AS checked
COPY --from=build /app /app
COPY --from=build /check /check
RUN ["/app/mlops-operator", "validate", "/check/time-zones.json"]

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="MLOps Operator" \
      org.opencontainers.image.description="Scales, rolls back and retrains models on Kubernetes when their objectives are missed" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
COPY --from=checked /app /app
# Nothing is written at run time, not even the runtime's diagnostic socket: the root file system may be read-only.
ENV DOTNET_EnableDiagnostics=0
# Small rather than quick (docs/performance.md has the figures): what is compiled ahead is not compiled again; garbage is collected after 8 MB,
# not after as much as the processor's cache holds; and the collector that works in segments, which every runtime brings along, gives back what
# the usual one keeps.
ENV DOTNET_TieredCompilation=0 DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x800000 DOTNET_GCConserveMemory=5 DOTNET_GCName=libclrgc.so
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/app/mlops-operator"]
