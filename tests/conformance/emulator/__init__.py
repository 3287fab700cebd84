"""ministack, with what the examples need and it lacks.

All of this is our own code: what it accepts is no evidence about AWS. It lets the rest of a template reach the
emulator, and gives the deployed functions something to talk to. What it adds, one file each:

- `cloudformation`: the resource types of `added_types`, and alarms on what is calculated of several metrics.
- `container_instances`: ECS container instances, tasks that run on them, and draining.
- `lifecycle`: Auto Scaling groups of CloudFormation have instances, and a terminating one waits for its hook.
- `authorization`: which resource and which condition keys IAM evaluates for the functions' calls.
"""
