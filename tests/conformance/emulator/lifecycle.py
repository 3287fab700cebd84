"""Instances of Auto Scaling groups, and terminations that wait for their lifecycle hook."""

from ministack.services import autoscaling

TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING"
TERMINATE = "TerminateInstanceInAutoScalingGroup"


def install():
    """Replaces the actions, which in ministack succeed and do nothing."""
    autoscaling._ACTION_MAP.update(
        TerminateInstanceInAutoScalingGroup=terminate,
        CompleteLifecycleAction=complete,
        RecordLifecycleActionHeartbeat=heartbeat,
    )


def terminate(parameters):
    """Begins a termination; it waits where the group has a hook for it."""
    wanted = parameters["InstanceId"]
    for group in autoscaling._asgs.values():
        for instance in group["Instances"]:
            if instance["InstanceId"] == wanted:
                if any(hook["LifecycleTransition"] == TERMINATING for hook in hooks_of(group)):
                    instance["LifecycleState"] = "Terminating:Wait"
                else:
                    group["Instances"].remove(instance)
                return autoscaling._xml(200, f"{TERMINATE}Response", f"<{TERMINATE}Result/>")
    return autoscaling._error("ValidationError", f"Instance Id not found - No managed instance found for instance ID {wanted}")


def complete(parameters):
    """Ends the wait, and with it the instance."""
    found = waiting(parameters)
    if found is None:
        return no_action(parameters)
    group, instance = found
    group["Instances"].remove(instance)
    group["DesiredCapacity"] = len(group["Instances"])
    return autoscaling._xml(200, "CompleteLifecycleActionResponse", "<CompleteLifecycleActionResult/>")


def heartbeat(parameters):
    """Prolongs the wait."""
    if waiting(parameters) is None:
        return no_action(parameters)
    return autoscaling._xml(200, "RecordLifecycleActionHeartbeatResponse", "<RecordLifecycleActionHeartbeatResult/>")


def waiting(parameters):
    """The group and the instance that wait for exactly this hook."""
    group = autoscaling._asgs.get(parameters.get("AutoScalingGroupName"))
    if group is None or not any(hook["LifecycleHookName"] == parameters.get("LifecycleHookName") for hook in hooks_of(group)):
        return None
    for instance in group["Instances"]:
        if instance["InstanceId"] == parameters.get("InstanceId") and instance["LifecycleState"] == "Terminating:Wait":
            return group, instance
    return None


def hooks_of(group):
    """The group's lifecycle hooks."""
    return [hook for hook in autoscaling._hooks.values() if hook["AutoScalingGroupName"] == group["AutoScalingGroupName"]]


def no_action(parameters):
    """Auto Scaling's own words."""
    return autoscaling._error("ValidationError", f"No active Lifecycle Action found with instance ID {parameters.get('InstanceId')}")
