
step=user_data
cat > /var/lib/ecsc/user-data <<'{{end}}'
{{text}}
{{end}}
chmod 700 /var/lib/ecsc/user-data
/var/lib/ecsc/user-data

