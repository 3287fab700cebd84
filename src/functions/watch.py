# What follows is there only with alerts. The alarms `stuck` and `launches` watch two figures that only the history of
# the group tells. CloudWatch takes them from the log (the embedded metric format), so that no permission is needed.
import json

RECENT = 300  # seconds for which an event is told, so that one run that fails does not hide it
MAX_LAUNCH = 7200  # seconds: no hook waits longer


def watched(event, context):
    """Drains, and publishes how it went, also where draining fails."""
    try:
        handler(event, context)
    finally:
        publish(*figures())


def figures():
    """How many instances waited longer than their timeout, and how many launches failed, in the last minutes."""
    now, stuck, failed = datetime.now(timezone.utc), set(), set()
    oldest = max(DRAIN_TIMEOUT, MAX_LAUNCH) + 2 * RECENT
    pages = autoscaling.get_paginator("describe_scaling_activities").paginate(AutoScalingGroupName=GROUP)
    for activity in pages.search("Activities[]"):
        began, ended = activity["StartTime"], activity.get("EndTime")
        if ended and (now - began).total_seconds() > oldest:
            break  # the newest come first: what follows is six weeks of history
        if ended and (now - ended).total_seconds() > RECENT:
            continue
        found = re.match("(Terminating|Launching a new) EC2 instance: (i-[0-9a-f]+)", activity.get("Description", ""))
        if not found:
            continue  # also a launch that made no instance, of which the group tells itself
        if found[1] == "Terminating":
            # The time also has the end of the instance in it, which is short.
            if ((ended or now) - began).total_seconds() > DRAIN_TIMEOUT:
                stuck.add(found[2])
        elif activity["StatusCode"] in ("Failed", "Cancelled"):
            failed.add(found[2])
    return len(stuck), len(failed)


def publish(stuck, failed):
    """Writes the figures to the log, as CloudWatch reads metrics from it."""
    figures = {"StuckInstances": stuck, "FailedLaunches": failed}
    metrics = [{"Name": name, "Unit": "Count"} for name in figures]
    about = {"Namespace": "ecsc", "Dimensions": [["ClusterName"]], "Metrics": metrics}
    now = int(datetime.now(timezone.utc).timestamp() * 1000)
    print(json.dumps({"_aws": {"Timestamp": now, "CloudWatchMetrics": [about]}, "ClusterName": CLUSTER, **figures}))
