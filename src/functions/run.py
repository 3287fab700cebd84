"""Runs the tasks of a job while its stack is deployed, and waits for their ends.

The function of a custom resource whose property names the task definition: CloudFormation calls it
once for each version. It waits for room, tries tasks that failed again, stops what takes too long,
and always answers. A rollback brings an older version back, which must not run on what a newer
one has left; a deletion has nothing to run.

IAM actions: ecs:RunTask, ecs:DescribeTasks, ecs:StopTask, ecs:TagResource, iam:PassRole;
cloudformation:DescribeStacks for an update, which may be a rollback.
"""

import json
import os
import time
from urllib.request import Request, urlopen

import boto3
from botocore.exceptions import ClientError

CLUSTER = os.environ["CLUSTER"]
CONTAINER = os.environ["CONTAINER"]
COUNT = int(os.environ["COUNT"])
# What the ID of a task is put behind; without a log group, another log driver takes the logs.
LOGS = f"log group {os.environ['LOG_GROUP']}, stream {CONTAINER}/{CONTAINER}/" if "LOG_GROUP" in os.environ else "task "
OPTIONS = json.loads(os.environ["OPTIONS"])
RETRIES = int(os.environ["RETRIES"])
TIMEOUT = int(os.environ["TIMEOUT"])
LOOK_AGAIN, PROPAGATION = 5, 60  # seconds: between two looks; until a new role is known everywhere
MAX_REASON = 1000  # characters; an answer has at most 4096 bytes

ecs, cloudformation = boto3.client("ecs"), boto3.client("cloudformation")


def handler(event, context):
    wrong = ""
    try:
        if event["RequestType"] == "Create" or event["RequestType"] == "Update" and not rolls_back(event):
            Run(event).to_its_end()
    except Exception as error:
        wrong = str(error) or repr(error)
    answer(event, wrong)


def rolls_back(event):
    """Whether the stack goes back to an older version."""
    return "ROLLBACK" in cloudformation.describe_stacks(StackName=event["StackId"])["Stacks"][0]["StackStatus"]


class Run:
    def __init__(self, event):
        self.token = event["RequestId"]
        self.definition = event["ResourceProperties"]["TaskDefinition"]
        self.began = time.monotonic()
        self.running = set()  # the ARNs of tasks that have not ended, as far as is known

    def to_its_end(self):
        """Runs all tasks, those that fail as often as they may."""
        failed = [""] * COUNT
        try:
            for attempt in range(RETRIES + 1):
                self.start(len(failed), attempt)
                failed = self.ends()
                if not failed:
                    return
                print(f"attempt {attempt + 1} of {RETRIES + 1}: {'; '.join(failed)}")
        finally:
            for task in self.running:
                stop(task)
        raise RuntimeError(failed[0])

    def start(self, count, attempt):
        """Starts so many tasks, as soon as there is room for them."""
        tries = 0
        while len(self.running) < count:
            # With a token that it has seen, ECS starts nothing: the same call may come twice.
            call = {"count": count - len(self.running), "clientToken": f"{self.token}-{attempt}-{tries}"}
            tries += 1
            try:
                call |= {"cluster": CLUSTER, "startedBy": "cloudformation", "taskDefinition": self.definition}
                answer = ecs.run_task(**call, **OPTIONS)
            except ClientError as error:
                if not self.may_pass(error):
                    raise
                answer = {"tasks": [], "failures": [{"reason": str(error)}]}
            self.running |= {task["taskArn"] for task in answer["tasks"]}
            if len(self.running) < count:
                why = ", ".join(sorted({failure["reason"] for failure in answer["failures"]}))
                self.wait(f"the task could not be placed in {TIMEOUT} seconds: {why}")

    def may_pass(self, error):
        """Whether a refusal is one that time heals: no instance yet, or a role that is not known yet."""
        code, text = error.response["Error"]["Code"], str(error)
        is_new = time.monotonic() - self.began < PROPAGATION
        return "No Container Instances" in text or is_new and ("AccessDenied" in code or "assume" in text)

    def ends(self):
        """Waits for the ends of all; gives the reasons of those that failed."""
        reasons = []
        while True:
            answer = ecs.describe_tasks(cluster=CLUSTER, tasks=sorted(self.running))
            if any(each["reason"] != "MISSING" for each in answer["failures"]):  # a new task may be unknown yet
                raise RuntimeError(f"ECS reports {answer['failures']}")
            stopped = [task for task in answer["tasks"] if task["lastStatus"] == "STOPPED"]
            self.running -= {task["taskArn"] for task in stopped}
            reasons += [reason for reason in map(failure, stopped) if reason]
            if not self.running:
                return reasons
            self.wait(f"the run took longer than {TIMEOUT} seconds, and was stopped")

    def wait(self, reason):
        if time.monotonic() - self.began + LOOK_AGAIN > TIMEOUT:
            raise RuntimeError(reason)
        time.sleep(LOOK_AGAIN)


def failure(task):
    """Why a task has failed that has ended; None of one that has done its work."""
    [main] = [container for container in task["containers"] if container["name"] == CONTAINER]
    if (code := main.get("exitCode")) == 0:
        return None
    ended = "the task did not start" if code is None else f"the task ended with {code}"
    why = main.get("reason") or task["stoppedReason"]
    return f"{ended}: {why} ({LOGS}{task['taskArn'].split('/')[-1]})"


def stop(task):
    try:
        ecs.stop_task(cluster=CLUSTER, task=task, reason="The deployment does not wait any longer")
    except Exception as error:  # what went wrong before is what counts
        print(f"{task}: {error!r}")


def answer(event, wrong, tries=3):
    """Tells CloudFormation; the physical id stays, so that a new version replaces nothing."""
    body = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")} | {
        "Status": "FAILED" if wrong else "SUCCESS",
        "Reason": wrong[:MAX_REASON],
        "PhysicalResourceId": event.get("PhysicalResourceId", event["LogicalResourceId"]),
    }
    print(body)
    # The address is signed without a type of the content.
    request = Request(event["ResponseURL"], json.dumps(body).encode(), {"Content-Type": ""}, method="PUT")
    try:
        urlopen(request, timeout=10).close()
    except OSError:
        if tries == 1:
            raise
        time.sleep(LOOK_AGAIN)
        answer(event, wrong, tries - 1)
