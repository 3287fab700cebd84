# Repositories and the package lock are sometimes busy while an instance boots.
install_packages() {
  for pause in 5 10 20 40 0; do
    if dnf install --assumeyes --quiet "$@"; then return; fi
    sleep "$pause"
  done
  return 1
}
