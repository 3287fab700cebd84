"""The events that invoke the functions, in the shapes that EventBridge gives them."""

import uuid

from cloud import GROUP
from recorder import ACCOUNT, REGION


def schedule():
    return event("aws.events", "Scheduled Event", [f"arn:aws:events:{REGION}:{ACCOUNT}:rule/minute"], {})


def termination(instance, group=GROUP, hook="drain"):
    detail = {
        "LifecycleActionToken": str(uuid.uuid4()),
        "AutoScalingGroupName": group,
        "LifecycleHookName": hook,
        "EC2InstanceId": instance,
        "LifecycleTransition": "autoscaling:EC2_INSTANCE_TERMINATING",
        "Origin": "AutoScalingGroup",
        "Destination": "EC2",
    }
    arn = f"arn:aws:autoscaling:{REGION}:{ACCOUNT}:autoScalingGroup:{uuid.uuid4()}:autoScalingGroupName/{group}"
    return event("aws.autoscaling", "EC2 Instance-terminate Lifecycle Action", [arn], detail)


def event(source, detail_type, resources, detail):
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": detail_type,
        "source": source,
        "account": ACCOUNT,
        "time": "2026-11-22T12:00:00Z",
        "region": REGION,
        "resources": resources,
        "detail": detail,
    }
