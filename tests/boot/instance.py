"""An instance in a folder: the image's files, the stubs, and what a boot makes of them."""

import json
import shlex
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUBS = "dnf rpm systemctl systemd-run mount mountpoint getent curl sleep udevadm mkfs.xfs".split()
REGISTERED = '{"Cluster":"the-Cluster","ContainerInstanceArn":"arn:aws:ecs:eu-west-1:123456789012:container-instance/c/0a1b","Version":"Amazon ECS Agent"}'
STARTING = '{"Cluster":"the-Cluster","ContainerInstanceArn":null,"Version":"Amazon ECS Agent"}'


class Instance:
    """A machine as it comes from the image, without what the boot is to install."""

    def __init__(self, root, template):
        self.root = Path(root)
        self.state = self.root / "var/stub"
        for folder in ("etc/ecs", "etc/systemd/system", "opt/stubs", "proc", "run/systemd", "tmp", "mnt", "var/lib", "var/log", "var/stub/installed", "var/stub/active"):
            (self.root / folder).mkdir(parents=True)
        # What the kernel knows of the time, and the group of the instance: it waits for the launching hook.
        (self.root / "proc/uptime").write_text("20.00 0.00\n")
        (self.state / "lifecycle").write_text("Pending:Wait\n")
        (self.root / "etc/fstab").write_text("UUID=0a1b / xfs defaults,noatime 1 1\n")
        shutil.copy(HERE / "stubs/stub", self.root / "opt/stubs/stub")
        for name in STUBS:
            (self.root / "opt/stubs" / name).symlink_to("stub")
        (self.state / "installed/amazon-efs-utils").touch()
        (self.state / "calls").touch()
        self.secret("the first password", version="v1")
        self.hand_over(template)

    def hand_over(self, template):
        """Lets cfn-init find the metadata of this template."""
        self.template = template
        (self.state / "cfn-init").write_text(cfn_init(template.init()))

    def secret(self, password, version):
        """Puts credentials into the registry's secret, on several lines as people write them."""
        text = json.dumps({"https://index.docker.io/v1/": {"auth": password, "email": "a@example.com"}}, indent=2)
        (self.state / "secret").write_text(text)
        (self.state / "secret.version").write_text(version + "\n")

    def attach(self, name, size=16 << 20):
        """Attaches an empty disk, which has its name when the rules of udev have run."""
        disks = self.state / "disks"
        disks.mkdir(exist_ok=True)
        with open(disks / name, "wb") as disk:
            disk.truncate(size)

    def kill_at(self, call):
        """Kills the boot at that call of a stub, with all that it has started."""
        (self.state / "kill.at").write_text(str(call))

    def may_start_agent(self):
        """Whether systemd itself would start the agent, by the conditions that are set for its service."""
        drop_in = self.root / "etc/systemd/system/ecs.service.d/ecsc.conf"
        if not drop_in.exists():
            return True
        lines = [line for line in drop_in.read_text().splitlines() if line.startswith("Condition")]
        done = self.run("/usr/bin/systemd-analyze", "condition", *lines)
        assert "Conditions " in done.stdout + done.stderr, done.stdout + done.stderr
        return done.returncode == 0

    def uptime(self):
        """The seconds that the boot has taken, by the stubs' clock."""
        return int(float(self.text("proc/uptime").split()[0]))

    def lifecycle(self):
        """What the group thinks of the instance."""
        return self.text("var/stub/lifecycle").strip()

    def fail(self, stub, times=1_000_000):
        """Makes a stub fail; `dnf.PACKAGE` means that package alone."""
        (self.state / f"fail.{stub}").write_text(str(times))

    def boot(self):
        """Runs the user data, as cloud-init does."""
        script = self.root / "var/lib/cloud-user-data"
        script.write_text(self.template.user_data())
        script.chmod(0o700)
        done = self.run("/bin/bash", "-c", "echo $$ > /var/stub/boot.pid; exec /var/lib/cloud-user-data")
        (self.root / "var/log/cloud-init-output.log").write_text(done.stdout + done.stderr)
        return done

    def start_services(self, agent=REGISTERED):
        """Runs what the user data has left to be run; only now the agent starts, and says this, if anything."""
        if agent is not None:
            (self.state / "agent").write_text(agent)
        [call] = self.calls("systemd-run")
        return self.run(*call[call.index("/bin/bash"):])

    def reload(self):
        """Does what cfn-hup does when the metadata has changed; gives the calls that this makes."""
        before = len(self.calls())
        [action] = [line for line in self.text("etc/cfn/hooks.d/cfn-auto-reloader.conf").splitlines() if line.startswith("action=")]
        done = self.run("/bin/sh", "-c", action.removeprefix("action="))
        assert done.returncode == 0, done.stderr
        return self.calls()[before:]

    def run(self, *command):
        """Runs a command inside."""
        return subprocess.run([HERE / "enter", self.root, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, start_new_session=True)

    def calls(self, name=None):
        """The calls of stubs in order, or of one of them."""
        calls = [shlex.split(line) for line in (self.state / "calls").read_text().splitlines()]
        return [call for call in calls if name in (None, call[0])]

    def signals(self):
        """The exit statuses that CloudFormation was told."""
        signals = self.calls("cfn-signal")
        for call in signals:
            assert option(call, "--stack") == "platform-cluster-web" and option(call, "--region") == "eu-west-1"
            assert option(call, "--resource") == "AutoScalingGroup"
        return [option(call, "--exit-code") for call in signals]

    def text(self, path):
        """The content of a file."""
        return (self.root / path).read_text()

    def mode(self, path):
        """The permissions of a file."""
        return oct((self.root / path).stat().st_mode & 0o777)

    def files(self):
        """Every file that the boot made or changed, with content and permissions; logs and stubs aside."""
        found = {}
        for folder in ("etc", "var/lib", "mnt"):
            for path in sorted((self.root / folder).rglob("*")):
                if path.is_file():
                    found[str(path.relative_to(self.root))] = (self.mode(path), path.read_bytes())
        return found


def option(call, name):
    """The value of an option in a call."""
    return call[call.index(name) + 1]


RULE = "-" * 60


def cfn_init(metadata):
    """A script that does what cfn-init does with metadata: set by set, files first, then commands by name, if their tests succeed."""
    lines = [
        "set -u",
        "sets=default",
        "for ((i = 1; i <= $#; i++)); do",
        "  [[ ${!i} != --resource ]] || { j=$((i + 1)); resource=${!j}; }",
        "  [[ ${!i} != --configsets ]] || { j=$((i + 1)); sets=${!j}; }",
        "done",
        '[[ $resource == LaunchTemplate ]] || { echo "no metadata on $resource" >&2; exit 1; }',
        'log() { echo "2026-11-28 12:00:00,000 P1 [$1] $2" >> /var/log/$3; }',
    ]
    for name, config in metadata.items():
        if name != "configSets":
            lines += [f"{name}() {{", *configuration(name, config), "}"]
    lines.append("case $sets in")
    for name, configs in metadata["configSets"].items():
        lines.append(f"  {name}) {' && '.join(configs)} ;;")
    return "\n".join([*lines, "  *) exit 1 ;;", "esac", ""])


def configuration(name, config):
    """The lines for one configuration."""
    assert config.keys() <= {"files", "commands"}, f"{name} has parts that this stand-in does not know"
    yield f"log INFO 'Running config {name}' cfn-init.log"
    for path, file in config.get("files", {}).items():
        assert file.keys() == {"content", "mode"}
        content = file["content"] if isinstance(file["content"], str) else json.dumps(file["content"])
        yield f"mkdir -p {shlex.quote(str(Path(path).parent))}"
        yield f"printf %s {shlex.quote(content)} > {shlex.quote(path)}"
        yield f"chmod {file['mode'][-4:]} {shlex.quote(path)}"
    for key, command in sorted(config.get("commands", {}).items()):
        assert command.keys() == {"command", "test"}
        # As cfn-init writes it: a headline, the output, indented, and what came of it.
        yield f"if /bin/sh -c {shlex.quote(command['test'])} > /dev/null 2>&1; then"
        yield f"  log INFO 'Command {key}' cfn-init-cmd.log; log INFO '-----------------------Command Output-----------------------' cfn-init-cmd.log"
        yield f"  output=$(/bin/sh -c {shlex.quote(command['command'])} 2>&1); status=$?"
        yield '  while read -r line; do log INFO "\t$line" cfn-init-cmd.log; done <<< "$output"'
        yield f"  log INFO '{RULE}' cfn-init-cmd.log"
        yield "  if ((status != 0)); then"
        yield '    log ERROR "Exited with error code $status" cfn-init-cmd.log'
        yield f"    log ERROR 'Command {key} ({shlex.quote(key)}) failed' cfn-init.log"
        yield f"    log ERROR 'Error encountered during build of {name}: Command {key} failed' cfn-init.log"
        yield "    return 1"
        yield "  fi"
        yield "fi"
