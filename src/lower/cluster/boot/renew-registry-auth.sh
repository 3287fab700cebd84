#!/bin/bash
# Gives the ECS agent the credentials of the secret that /etc/ecsc/registry names, or none if it names none.
# They are never printed: what this script prints is shipped to CloudWatch.
set -euo pipefail
umask 077

# cfn-hup and the timer may run it at the same time.
exec 9< /etc/ecsc/registry
flock 9
type='' secret=''
{
  read -r type
  read -r secret
} <&9 || true

get() {
  aws secretsmanager get-secret-value --secret-id "$secret" --region '{{region}}' --output text --query "$@"
}

# The right to read the secret may be as young as the instance.
patiently() {
  for pause in 5 10 20 40 0; do
    if "$@"; then return; fi
    sleep "$pause"
  done
  return 1
}

credentials=
if [[ -n $secret ]]; then
  version=$(patiently get VersionId)
  title="# Registry credentials: $type $secret $version"
  if grep --quiet --fixed-strings --line-regexp -e "$title" /etc/ecs/ecs.config; then exit; fi
  data=$(patiently get SecretString --version-id "$version")
  # The agent's configuration has one line for each setting.
  credentials="$title
ECS_ENGINE_AUTH_TYPE=$type
ECS_ENGINE_AUTH_DATA=${data//[$'\r\n']/}
# End of the registry credentials
"
fi

# Its own lines and no others: the rest may be the user's, and comes later, because of two equal settings
# the later one counts.
rest=$(sed '/^# Registry credentials: /,/^# End of the registry credentials$/d' /etc/ecs/ecs.config)
printf '%s%s\n' "$credentials" "$rest" > /etc/ecs/ecs.config.new
if [[ $(< /etc/ecs/ecs.config.new) == "$(< /etc/ecs/ecs.config)" ]]; then
  rm /etc/ecs/ecs.config.new
  exit
fi
mv /etc/ecs/ecs.config.new /etc/ecs/ecs.config
systemctl try-restart --no-block ecs.service
