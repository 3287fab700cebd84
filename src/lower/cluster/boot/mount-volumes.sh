#!/bin/bash
# Mounts the volumes of /etc/ecsc/fstab, now and after every restart.
set -euo pipefail

# The name and the address of a new mount target take their time.
patiently() {
  for _ in {1..60}; do
    if "$@"; then return; fi
    sleep 5
  done
  return 1
}

while read -r source path type options; do
  # A blank in the path would make other fields of it, and fstab and systemd have escapes for other characters.
  [[ $path =~ ^/[A-Za-z0-9/._+@=:,-]*$ && $type == efs ]]
  line="$source $path $type $options"
  mkdir -p "$path"
  if ! grep --quiet --fixed-strings --line-regexp -e "$line" /etc/fstab; then
    printf '%s\n' "$line" >> /etc/fstab
  fi
  # It resolves only where the zone of this instance has a mount target.
  patiently getent hosts "${source%%:*}.efs.{{region}}.{{domain}}"
  mountpoint --quiet "$path" || patiently mount "$path"
done < /etc/ecsc/fstab
