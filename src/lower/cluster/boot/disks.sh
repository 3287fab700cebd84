# Disks and where they are mounted.
cat > /etc/ecsc/disks <<'END_OF_DISKS'
{{lines}}END_OF_DISKS
# After a restart no task may start before its disk is mounted, and fill the root disk instead.
while read -r _ path; do
  printf 'RequiresMountsFor=%s\n' "$path" >> /etc/systemd/system/ecs.service.d/ecsc.conf
done < /etc/ecsc/disks
