#!/bin/bash
# Says that this instance is ready: four steps, in this order. With an argument, says why it is not.
set -euo pipefail

# The CLI repeats and waits by itself, for minutes; here, whoever calls it does.
call() {
  AWS_MAX_ATTEMPTS=1 timeout 15 aws "$@" --region '{{region}}' --output text
}

instance_id() {
  local url=http://169.254.169.254/latest token
  token=$(curl --silent --fail --max-time 2 --request PUT \
    --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$url/api/token") || return
  curl --silent --fail --max-time 2 --header "X-aws-ec2-metadata-token: $token" "$url/meta-data/instance-id"
}

# Ends the wait of the group's launching hook with a result, if the group is waiting for this instance.
end_hook() {
  local id described group state
  id=$(instance_id) || return
  described=$(call autoscaling describe-auto-scaling-instances --instance-ids "$id" \
    --query 'AutoScalingInstances[0].[AutoScalingGroupName,LifecycleState]') || return
  read -r group state <<< "$described" || return
  case $state in
    Pending) return 1 ;; # It does not wait yet.
    Pending:Wait)
      call autoscaling complete-lifecycle-action --auto-scaling-group-name "$group" \
        --lifecycle-hook-name {{hook}} --instance-id "$id" --lifecycle-action-result "$1"
      ;;
  esac
}

signal() {
  # Outside of a creation or a rolling update nobody waits for the signal, and it is refused.
  /opt/aws/bin/cfn-signal "$@" --stack '{{stack}}' --resource {{group}} --region '{{region}}' || true
}

# The group replaces this instance.
give_up() {
  trap - EXIT
  # The logs that say why are sent every few seconds, and are gone with the instance otherwise.
  sleep 20
  # Without the CLI the hook ends by itself, when `startup_timeout` is over.
  if command -v aws > /dev/null; then end_hook ABANDON || true; fi
  if [[ -x /opt/aws/bin/cfn-signal ]]; then signal --exit-code 1 --reason "$1"; fi
  exit 1
}
if (($# > 0)); then give_up "$1"; fi

missing='this script failed'
finish() {
  local status=$?
  ((status == 0)) || give_up "$missing"
}
trap finish EXIT

# Tries until nothing is missing, or until there is only time left to report it. The time counts from the
# launch, as that of the hook does.
until_done() {
  missing=$1
  shift
  local uptime
  while read -r uptime _ < /proc/uptime && ((${uptime%.*} < {{seconds}} - 45)); do
    if "$@"; then return; fi
    sleep 5
  done
  return 1
}

registered() {
  local metadata
  metadata=$(curl --silent --fail --max-time 1 http://127.0.0.1:51678/v1/metadata) || return
  [[ $metadata =~ \"ContainerInstanceArn\":\ *\"arn: ]]
}

until_done 'the ECS agent has not registered with its cluster' registered
until_done 'the lifecycle hook could not be completed' end_hook CONTINUE
{{targets}}signal --exit-code 0
