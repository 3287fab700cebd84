#!/bin/bash
set -euo pipefail

{{install}}
install_packages "$@"
