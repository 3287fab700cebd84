# Lines for fstab. They are here and not in the metadata, so that another mount replaces the instances.
cat > /etc/ecsc/fstab <<'END_OF_MOUNTS'
{{lines}}END_OF_MOUNTS
# After a restart no task may start before its volume is mounted, and write to the empty folder instead.
while read -r _ path _; do
  printf 'RequiresMountsFor=%s\n' "$path" >> /etc/systemd/system/ecs.service.d/ecsc.conf
done < /etc/ecsc/fstab
