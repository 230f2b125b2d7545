#!/bin/bash
# A runtime of Bash: it answers each event with what handle.sh prints, which finds the event in $event.
api() { # method, path, body
  exec 3<>/dev/tcp/${AWS_LAMBDA_RUNTIME_API/:/\/}
  printf '%s /2018-06-01/runtime/%s HTTP/1.1\r\nHost: api\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s' "$1" "$2" "${#3}" "$3" >&3
  answer=$(cat <&3)
  answer=${answer//$'\r'/}
  exec 3>&-
}
while :; do
  api GET invocation/next
  id=${answer#*Lambda-Runtime-Aws-Request-Id: }
  id=${id%%$'\n'*}
  event=${answer#*$'\n\n'}
  api POST "invocation/$id/response" "$(. ./handle.sh)"
done
