"""Signs requests with botocore, so that the verifier is checked by someone else's signer.

    python3 make_vectors.py > botocore-vectors.json

Needs botocore (made with 1.43). Times and credentials are fixed, the output is reproducible.
"""
import base64
import datetime
import json
from urllib.parse import urlsplit

import botocore
import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import percent_encode_sequence

NOW = datetime.datetime(2026, 3, 14, 15, 9, 26, tzinfo=datetime.timezone.utc)
auth.get_current_datetime = lambda *_, **__: NOW

PLAIN = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None)
SESSION = ("ASIAEXAMPLE", "s3cr3t/of+a=session", "FwoGZXIvYXdzEBYaD/+x==token with space")
FORM = "application/x-www-form-urlencoded; charset=utf-8"
vectors = []


def sign(name, service, method="GET", path="/", query="", params=None, headers=(), body=b"",
         region="us-east-1", who=PLAIN, presign=None):
    if params is not None:
        query = percent_encode_sequence(params)
    host = f"{service}.{region}.amazonaws.com"
    request = AWSRequest(method=method, url=f"http://{host}{path}" + (f"?{query}" if query else ""), data=body)
    request.headers.add_header("Host", host)
    for key, value in headers:
        request.headers.add_header(key, value)
    credentials = Credentials(*who)
    if presign:
        kind = auth.S3SigV4QueryAuth if service == "s3" else auth.SigV4QueryAuth
        signer = kind(credentials, service, region, expires=presign)
    else:
        kind = auth.S3SigV4Auth if service == "s3" else auth.SigV4Auth
        signer = kind(credentials, service, region)
    signer.add_auth(request)
    parts = urlsplit(request.url)
    vectors.append({
        "name": name, "service": service, "region": region, "presigned": presign or 0,
        "method": method, "path": parts.path, "query": parts.query,
        "headers": [[key, value] for key, value in request.headers.items()],
        "body": base64.b64encode(request.data or b"").decode(),
        "accessKeyId": who[0], "secret": who[1], "token": who[2],
    })


# The services as they are mostly called
sign("IAM by form", "iam", "POST", body=b"Action=ListUsers&Version=2010-05-08", headers=[("Content-Type", FORM)])
sign("STS by form, with a session", "sts", "POST", body=b"Action=GetCallerIdentity&Version=2011-06-15",
     headers=[("Content-Type", FORM)], who=SESSION)
sign("SSM by JSON", "ssm", "POST", body=b'{"Name":"/a/b"}', region="ap-northeast-1",
     headers=[("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "AmazonSSM.GetParameter")])
sign("KMS by JSON, with a session", "kms", "POST", body=b'{"KeyId":"alias/x"}', region="eu-central-1", who=SESSION,
     headers=[("Content-Type", "application/x-amz-json-1.1"), ("X-Amz-Target", "TrentService.DescribeKey")])
sign("EC2 by query string", "ec2", query="Action=DescribeVpcs&Version=2016-11-15")
sign("Lambda, an ARN in the path", "lambda", path="/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Af/policy")
sign("an empty body", "ssm", "POST")
sign("a body of any bytes", "iam", "POST", body=bytes(range(256)))

# Paths
for path in ["//", "/a//b", "/a/./b", "/a/../b", "/../..", "/a/b/..", "/a/b/../", "/a/", "/.", "/./a/.//b/..//c/", "/a%20b",
             "/a%2Fb", "/a%2fb", "/%E6%97%A5%E6%9C%AC", "/a+b", "/~-_.", "/a%25b", "/a:b,c;d=e@f!$&'()*", "/a%2E%2E/b"]:
    sign(f"path {path}", "execute-api", path=path)
for path in ["/bucket/a%20b", "/bucket//b", "/bucket/./b", "/bucket/a/../b", "/bucket/%E6%97%A5%E6%9C%AC", "/bucket/a%2Bb",
             "/bucket/a%252Fb", "/bucket/~-_.", "/bucket/%28a%29%21%27%2A", "/bucket/", "/bucket/a//"]:
    sign(f"S3 path {path}", "s3", path=path)

# Queries
for query in ["a=1&b=2", "b=2&a=1", "a=2&a=1", "a", "a=", "a&a=1", "a-b=1&a=1", "a=b%3Dc", "a=%20", "%E6%97%A5=%E6%9C%AC", "a=%2F%3F%26",
              "B=1&a=2", "A.10=x&A.2=y&A.1=z", "a=%2B", "a=*".replace("*", "%2A"), "p%20q=1&p=2"]:
    sign(f"query {query}", "iam", query=query)
sign("query with all printable characters", "iam", params={"x": "".join(map(chr, range(32, 127))), "y": "é日𝄞"})

# Headers
sign("repeated headers keep their order", "iam", headers=[("My-Header", "b"), ("My-Header", "a"), ("my-header", "c")])
sign("white space in headers", "iam", headers=[("My-Header", "  a   b\t c  "), ("Other", "\"x   y\"")])
sign("an empty header", "iam", headers=[("My-Header", "")])
sign("headers in any case", "iam", headers=[("ZZZ", "1"), ("aAa", "2"), ("X-Amz-Meta-Thing", "3")])
sign("a Date header", "iam", headers=[("Date", "Sat, 14 Mar 2026 15:09:26 GMT")])
sign("a header beyond ASCII", "iam", headers=[("My-Header", "grün")])

# S3's body
sign("S3 put", "s3", "PUT", path="/bucket/key", body=b"hello")
sign("S3 put, with a session and metadata", "s3", "PUT", path="/bucket/key", body=b"hello", who=SESSION,
     headers=[("x-amz-meta-a", "1"), ("x-amz-acl", "private")])

# Presigned
sign("presigned S3 get", "s3", path="/bucket/key", presign=3600)
sign("presigned S3 get of an odd key", "s3", path="/bucket/a%20b//%E6%97%A5", query="response-content-type=text%2Fplain&versionId=1", presign=604800)
sign("presigned S3 put with a signed header", "s3", "PUT", path="/bucket/key", headers=[("x-amz-acl", "private")], presign=60)
sign("presigned S3 get with a session", "s3", path="/bucket/key", who=SESSION, presign=1)
sign("presigned STS", "sts", query="Action=GetCallerIdentity&Version=2011-06-15", presign=60)
sign("presigned STS with a session and a header", "sts", query="Action=GetCallerIdentity&Version=2011-06-15",
     headers=[("x-k8s-aws-id", "cluster")], who=SESSION, presign=60)
sign("presigned RDS connection", "rds-db", query="Action=connect&DBUser=app", presign=900)

print(json.dumps({"source": f"botocore {botocore.__version__}", "now": NOW.strftime("%Y-%m-%dT%H:%M:%SZ"), "vectors": vectors},
                 indent=1, ensure_ascii=False))
