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

version="# $type $secret $(get VersionId)"
if [[ ${1-} == --stale ]]; then
  [[ $version != "$(head --lines 1 /etc/ecsc/registry.config 2> /dev/null)" ]]
  exit
fi
data=$(get SecretString)
{
  printf '%s\n' "$version"
  printf 'ECS_ENGINE_AUTH_TYPE=%s\n' "$type"
  # The agent's configuration has one line for each setting.
  printf 'ECS_ENGINE_AUTH_DATA=%s\n' "${data//[$'\r\n']/}"
} > /etc/ecsc/registry.config.new
mv /etc/ecsc/registry.config.new /etc/ecsc/registry.config
