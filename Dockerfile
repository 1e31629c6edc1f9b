# The operator. Context: the repository's root.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra

FROM ${SDK_IMAGE} AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Operator -c Release --use-current-runtime -o /out -p:DebugType=none -p:RunAnalyzers=false \
      -p:GenerateDocumentationFile=false && \
    mkdir /app && mv /out/MlOps.Operator /app/mlops-operator && chmod -R a+rX /app

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
# Small rather than quick (docs/performance.md has the figures): garbage is collected after 8 MB, not after as much as the processor's cache
# holds.
ENV DOTNET_GCgen0size=0x800000 DOTNET_GCConserveMemory=5
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/app/mlops-operator"]
