#!/bin/bash
# Formats the empty ones of /etc/ecsc/disks, and mounts all, now and after every restart.
set -euo pipefail

# A disk is attached while the instance boots already.
patiently() {
  for _ in {1..60}; do
    if "$@"; then return; fi
    sleep 5
  done
  return 1
}

# What the kernel calls a disk depends on the order in which it finds them. The rules of amazon-ec2-utils make a
# link of the name that EC2 has for it; for those that were found before the package was there, only now.
udevadm trigger --subsystem-match=block

while read -r device path; do
  # What the path of a mount may be: see mount-volumes.
  [[ $path =~ ^/[A-Za-z0-9/._+@=:,-]*$ ]]
  patiently test -e "$device"
  # 2 is the answer for an empty disk. Whatever is on it stays: mkfs.xfs itself refuses another file system.
  found=0
  blkid --probe "$device" > /dev/null || found=$?
  if ((found == 2)); then
    mkfs.xfs -q "$device"
  elif ((found != 0)); then
    exit 1
  fi
  # By its id, because the name may be that of another disk after a restart.
  line="UUID=$(blkid --probe --match-tag UUID --output value "$device") $path xfs defaults,noatime,nofail 0 2"
  mkdir -p "$path"
  if ! grep --quiet --fixed-strings --line-regexp -e "$line" /etc/fstab; then
    printf '%s\n' "$line" >> /etc/fstab
  fi
  mountpoint --quiet "$path" || mount "$path"
done < /etc/ecsc/disks
