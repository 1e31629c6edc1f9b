# shellcheck shell=bash
# The cluster's own certificate authority, the certificates it signs, and a kubeconfig per component.

make_ca() {
  mkdir -p "$PKI"
  chmod 700 "$PKI"
  openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/ca.key"
  openssl req -x509 -new -key "$PKI/ca.key" -sha256 -days 3650 -subj "/CN=mlops-local-ca" -out "$PKI/ca.crt"
  # Service account tokens are signed with a key of their own.
  openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/sa.key"
  openssl ec -in "$PKI/sa.key" -pubout -out "$PKI/sa.pub"
}

# sign NAME SUBJECT USAGE [SUBJECT-ALTERNATIVE-NAMES]
sign() {
  local extensions="keyUsage=critical,digitalSignature
extendedKeyUsage=$3${4:+
subjectAltName=$4}"
  openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/$1.key"
  openssl req -new -key "$PKI/$1.key" -subj "$2" |
    openssl x509 -req -CA "$PKI/ca.crt" -CAkey "$PKI/ca.key" -set_serial "0x$(openssl rand -hex 8)" \
      -sha256 -days 3650 -extfile <(printf '%s\n' "$extensions") -out "$PKI/$1.crt"
}

# write_kubeconfig NAME FILE: complete in one file, so that it can be copied anywhere.
write_kubeconfig() {
  (
    umask 077
    cat >"$2" <<YAML
apiVersion: v1
kind: Config
clusters:
- name: $NODE
  cluster:
    server: $API
    certificate-authority-data: $(base64 -w0 "$PKI/ca.crt")
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w0 "$PKI/$1.crt")
    client-key-data: $(base64 -w0 "$PKI/$1.key")
contexts:
- name: $NODE
  context: {cluster: $NODE, user: $1}
current-context: $NODE
YAML
  )
}

make_pki() {
  local component
  make_ca
  sign apiserver "/CN=kube-apiserver" serverAuth \
    "IP:127.0.0.1,IP:$GATEWAY,IP:$FIRST_SERVICE_IP,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
  sign kubelet-serving "/CN=$NODE" serverAuth "IP:$GATEWAY,DNS:$NODE"
  sign kubelet-client "/O=system:masters/CN=kube-apiserver-kubelet-client" clientAuth
  sign admin "/O=system:masters/CN=mlops-local-admin" clientAuth
  sign controller-manager "/CN=system:kube-controller-manager" clientAuth
  sign scheduler "/CN=system:kube-scheduler" clientAuth
  sign proxy "/CN=system:kube-proxy" clientAuth
  sign kubelet "/O=system:nodes/CN=system:node:$NODE" clientAuth
  for component in controller-manager scheduler proxy kubelet; do
    write_kubeconfig "$component" "$PKI/$component.kubeconfig"
  done
  write_kubeconfig admin "$ADMIN_KUBECONFIG"
}
