#!/bin/bash
# Puts the agent's configuration together from its parts; a running agent takes it over.
set -euo pipefail
umask 077

cat "$@" > /etc/ecs/ecs.config.new
mv /etc/ecs/ecs.config.new /etc/ecs/ecs.config
systemctl try-restart --no-block ecs.service
