#!/usr/bin/env bash
# Makes a Docker engine reachable where none is: takes the one that is there, else starts Debian's docker.io,
# installing it first where that is possible. Says on standard error what it did, and prints the variables
# that Testcontainers needs with that engine: eval "$(docker/engine.sh)"
set -u -o pipefail

readonly socket=/var/run/docker.sock
readonly patience=60 # seconds until the engine must answer
readonly log=${DOCKERD_LOG:-$(mktemp)}

say() { echo "engine: $1" >&2; }
fail() { say "$1"; exit 1; }
answers() { docker version --format '{{.Server.APIVersion}}' 2>/dev/null; }

# What Testcontainers for .NET asks for with an engine that is older than its client, has no registry, or is beside this shell in one container.
settings() {
  if [ "$(printf '%s\n1.44\n' "$1" | sort -V | head -n 1)" != 1.44 ]; then
    echo "export DOCKER_API_VERSION=$1" # else the client speaks a version that this engine doesn't know
  fi
  echo "export TESTCONTAINERS_RYUK_DISABLED=true" # the reaper's image would have to be pulled; our containers end and remove themselves
  if [ -e /.dockerenv ]; then
    echo "export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1" # published ports are here, not at the bridge's gateway
  fi
}

take_what_answers() {
  local version
  version=$(answers) || return 0
  say "one is reachable (API $version)"
  settings "$version"
  exit 0
}

take_what_answers
if [ -n "${DOCKER_HOST:-}" ] && [ "$DOCKER_HOST" != "unix://$socket" ]; then
  fail "DOCKER_HOST is $DOCKER_HOST, and no engine answers there"
fi
if [ "$(id -u)" != 0 ]; then
  fail "no engine answers, and only root can start one: start Docker, or run this as root"
fi

if ! command -v dockerd >/dev/null; then
  command -v apt-get >/dev/null || fail "no dockerd and no apt-get: install Docker (https://docs.docker.com/engine/install)"
  say "installing docker.io"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends docker.io iptables; } >"$log" 2>&1 || fail "docker.io could not be installed: see $log"
  take_what_answers # where services start by themselves, this one has
fi

# Ports are published on loopback only: what a test starts is nobody else's.
say "starting dockerd, its log is $log"
setsid nohup dockerd -H "unix://$socket" --ip 127.0.0.1 >"$log" 2>&1 </dev/null &
engine=$!
for _ in $(seq $((patience * 4))); do
  if version=$(answers); then
    say "dockerd runs as process $engine (API $version); kill $engine ends it"
    settings "$version"
    echo "export SCSLABS_ENGINE=$engine"
    exit 0
  fi
  kill -0 "$engine" 2>/dev/null || fail "dockerd ended at once: $(tail -n 3 "$log")"
  sleep 0.25
done
kill "$engine"
fail "dockerd did not answer within $patience seconds: see $log"
