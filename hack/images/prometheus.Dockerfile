# Debian's own Prometheus and Alertmanager, laid out like the public images, for a cluster that cannot pull those.
ARG PROMETHEUS_BASE
FROM ${PROMETHEUS_BASE}
COPY prometheus promtool alertmanager /bin/
COPY prometheus.yml /etc/prometheus/prometheus.yml
RUN mkdir -p /prometheus /alertmanager && chown 65534:65534 /prometheus /alertmanager
USER 65534:65534
WORKDIR /prometheus
EXPOSE 9090 9093
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
