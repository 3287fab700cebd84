(
  OPTIONS=
  # shellcheck source=/dev/null
  [[ ! -r /etc/sysconfig/docker ]] || . /etc/sysconfig/docker
  printf 'OPTIONS="%s%s"\n' "$OPTIONS" '{{options}}' >> /etc/sysconfig/docker
)
