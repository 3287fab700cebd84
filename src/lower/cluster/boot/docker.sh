
step='configure Docker'
{{rotation}}{{limits}}# It may run already: unlike the agent, it does not wait for this script.
systemctl try-restart docker.service
