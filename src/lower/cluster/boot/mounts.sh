# Lines for fstab. They stand here, not in the metadata, so that another mount replaces the instances.
cat > /etc/ecsc/fstab <<'END_OF_MOUNTS'
{{lines}}END_OF_MOUNTS
