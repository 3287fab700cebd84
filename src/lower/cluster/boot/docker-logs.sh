python3 - <<'END_OF_ROTATION'
import json, pathlib
file = pathlib.Path("/etc/docker/daemon.json")
settings = json.loads(file.read_text()) if file.exists() else {}
settings["log-driver"] = "json-file"
settings["log-opts"] = {"max-size": "{{size}}m", "max-file": "{{files}}"}
file.parent.mkdir(parents=True, exist_ok=True)
file.write_text(json.dumps(settings, indent=2) + "\n")
END_OF_ROTATION
