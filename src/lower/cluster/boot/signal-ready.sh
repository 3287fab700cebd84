#!/bin/bash
# Tells CloudFormation, once, whether the ECS agent of this instance has joined its cluster.
set -euo pipefail

signal() {
  trap - EXIT
  # Outside of a creation or a rolling update nobody waits for the signal, and it is refused.
  /opt/aws/bin/cfn-signal --exit-code "$1" \
    --stack '{{stack}}' --resource {{group}} --region '{{region}}' || true
}
trap 'signal 1' EXIT

# Nine looks a minute, each of five seconds and a little: done before CloudFormation stops waiting.
for ((looks = {{minutes}} * 9; looks > 0; looks--)); do
  if metadata=$(curl --silent --fail --max-time 1 http://127.0.0.1:51678/v1/metadata) &&
    [[ $metadata =~ \"ContainerInstanceArn\":\ *\"arn: ]]; then
    signal 0
    exit
  fi
  sleep 5
done
exit 1
