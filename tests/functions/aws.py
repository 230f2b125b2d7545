"""Calls services of AWS as the function's role, because Python itself has no SDK."""
import datetime, hashlib, hmac, http.client, json, os, urllib.parse


def call(service, target, document):
    """Calls a service that speaks JSON."""
    return json.loads(send(service, "application/x-amz-json-1.1", json.dumps(document), {"x-amz-target": target}))


def query(service, version, action, parameters):
    """Calls a service that speaks the query protocol."""
    body = urllib.parse.urlencode({"Action": action, "Version": version, **parameters})
    return send(service, "application/x-www-form-urlencoded", body, {}).decode()


def send(service, content_type, body, more, path="/"):
    e = os.environ
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    host = urllib.parse.urlparse(e["AWS_ENDPOINT_URL"]).netloc
    headers = {"content-type": content_type, "host": host, "x-amz-date": now, "x-amz-security-token": e["AWS_SESSION_TOKEN"], **more}
    headers = dict(sorted(headers.items()))
    names = ";".join(headers)
    canonical = "\n".join(["POST", path, "", *[n + ":" + v for n, v in headers.items()], "", names, hashlib.sha256(body.encode()).hexdigest()])
    scope = "/".join([now[:8], e["AWS_REGION"], service, "aws4_request"])
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    key = ("AWS4" + e["AWS_SECRET_ACCESS_KEY"]).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s" % (e["AWS_ACCESS_KEY_ID"], scope, names, signature)
    connection = http.client.HTTPConnection(host)
    connection.request("POST", path, body, headers)
    return connection.getresponse().read()
