#!/bin/bash
# Fetches the registry credentials for the ECS agent; with --stale only asks whether there are newer ones.
# They are never printed: what this script prints is shipped to CloudWatch.
set -euo pipefail
umask 077

{
  read -r type
  read -r secret
} < /etc/ecsc/registry

get() {
  aws secretsmanager get-secret-value --secret-id "$secret" --region '{{region}}' --output text --query "$1"
}

# The right to read the secret may be as young as the instance.
patiently() {
  for pause in 5 10 20 40 0; do
    if "$@"; then return; fi
    sleep "$pause"
  done
  return 1
}

if [[ ${1-} == --stale ]]; then
  # Without an answer it is for the fetching to fail.
  version=$(get VersionId) || exit 0
  [[ "# $type $secret $version" != "$(head --lines 1 /etc/ecsc/registry.config 2> /dev/null)" ]]
  exit
fi
version=$(patiently get VersionId)
data=$(patiently get SecretString)
{
  printf '# %s %s %s\n' "$type" "$secret" "$version"
  printf 'ECS_ENGINE_AUTH_TYPE=%s\n' "$type"
  # The agent's configuration has one line for each setting.
  printf 'ECS_ENGINE_AUTH_DATA=%s\n' "${data//[$'\r\n']/}"
} > /etc/ecsc/registry.config.new
mv /etc/ecsc/registry.config.new /etc/ecsc/registry.config
