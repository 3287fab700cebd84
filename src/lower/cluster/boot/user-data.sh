#!/bin/bash
# Prepares this instance. The ECS agent starts only when this script has ended, so success is
# signalled by a script that waits for it; here only failure is, once, whichever step fails.
set -euo pipefail

# Of cfn-init: the configuration, its command, and what that has printed last.
last_words() {
  sed -n 's/.*Error encountered during build of /; /p' /var/log/cfn-init.log 2> /dev/null | tail -n 1
  tac /var/log/cfn-init-cmd.log 2> /dev/null |
    sed -nE '/\] Command /q; s/^[^]]*\][[:space:]]*//; /^(-----|=====|Exited with|$)/d; s/^/: /p; q'
}

finish() {
  local status=$? words=
  ((status != 0)) || return 0
  if [[ $step == cfn-init ]]; then words=$(last_words | tr -d '\n' | tr -c '[:print:]' ' ') || true; fi
  local reason="user data failed at its step \`$step\` with status $status${words:0:300}"
  # Without this program there is no CLI either: then the group's hook ends when its time is over.
  if [[ -x /var/lib/ecsc/signal-ready ]]; then
    /var/lib/ecsc/signal-ready "$reason"
  elif [[ -x /opt/aws/bin/cfn-signal ]]; then
    /opt/aws/bin/cfn-signal --exit-code 1 --reason "$reason" --stack '{{stack}}' --resource {{group}} --region '{{region}}'
  fi
}
step='keep the agent from starting'
trap finish EXIT

# First of all: whatever ends this script, the agent does not start on an instance that is not prepared.
rm -f /var/lib/ecsc/prepared
mkdir -p /etc/ecsc /var/lib/ecsc /etc/systemd/system/ecs.service.d
cat > /etc/systemd/system/ecs.service.d/ecsc.conf <<'END_OF_UNIT'
[Unit]
ConditionPathExists=/var/lib/ecsc/prepared
END_OF_UNIT
{{mounts}}systemctl daemon-reload

step='install aws-cfn-bootstrap'
{{install}}
install_packages aws-cfn-bootstrap

# The agent's settings are here and not in the metadata, so that other settings replace the instances.
step='configure the agent'
cat > /etc/ecs/ecs.config <<'END_OF_SETTINGS'
{{settings}}END_OF_SETTINGS
{{docker}}
step=cfn-init
/opt/aws/bin/cfn-init --verbose --stack '{{stack}}' --resource {{template}} --region '{{region}}'
{{script}}
step='wait for the agent'
systemd-run --no-block --collect --unit=ecsc-signal-ready /bin/bash /var/lib/ecsc/signal-ready
# Last of all, when every step has succeeded.
touch /var/lib/ecsc/prepared
