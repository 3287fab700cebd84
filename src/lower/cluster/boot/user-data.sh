#!/bin/bash
# Prepares this instance. The ECS agent starts only when this script has ended, so success is
# signalled by a script that waits for it; here only failure is, once, whichever step fails.
set -euo pipefail

finish() {
  status=$?
  if ((status != 0)); then
    /opt/aws/bin/cfn-signal --exit-code 1 --reason "user data failed with status $status" \
      --stack '{{stack}}' --resource {{group}} --region '{{region}}'
  fi
}
trap finish EXIT

{{install}}
install_packages aws-cfn-bootstrap
mkdir -p /etc/ecsc /var/lib/ecsc
{{mounts}}/opt/aws/bin/cfn-init --verbose --stack '{{stack}}' --resource {{template}} --region '{{region}}'
{{script}}
systemd-run --no-block --collect --unit=ecsc-signal-ready /bin/bash /var/lib/ecsc/signal-ready
