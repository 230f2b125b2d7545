"""Uploads with botocore's S3 client, so that the receiver is checked by someone else's bodies.

    python3 make_uploads.py > botocore-uploads.json

Needs botocore (made with 1.43). Times and credentials are fixed, nothing is sent, the output is reproducible.
"""
import base64
import datetime
import io
import json
from urllib.parse import urlsplit

import botocore
import botocore.auth as auth
import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config

NOW = datetime.datetime(2026, 3, 14, 15, 9, 26, tzinfo=datetime.timezone.utc)
auth.get_current_datetime = lambda *_, **__: NOW

KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
DATA = b"0123456789abcdef" * 64
uploads = []


class Nothing:
    def stream(self):
        return []


def upload(name, body, scheme="https", operation="put_object", **parameters):
    session = botocore.session.Session()
    session.set_credentials(KEY, SECRET)
    client = session.create_client(
        "s3", region_name="us-east-1", endpoint_url=f"{scheme}://s3.us-east-1.amazonaws.com",
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}))

    def keep(request, **_):
        parts = urlsplit(request.url)
        sent = request.body
        sent = sent.read() if hasattr(sent, "read") else bytes(sent or b"")
        headers = [[key, value.decode() if isinstance(value, bytes) else str(value)] for key, value in request.headers.items()
                   if key not in ("User-Agent", "amz-sdk-invocation-id", "amz-sdk-request")]
        uploads.append({
            "name": name, "method": request.method, "path": parts.path, "query": parts.query,
            "headers": [["Host", parts.netloc]] + headers, "wire": base64.b64encode(sent).decode(), "secret": SECRET,
        })
        return AWSResponse(request.url, 200, {}, Nothing())

    client.meta.events.register("before-send.s3.*", keep)
    getattr(client, operation)(Bucket="bucket", Key="key", Body=body, **parameters)


for algorithm in ("CRC32", "SHA1", "SHA256"):
    upload(f"{algorithm} in the trailer", io.BytesIO(DATA), ChecksumAlgorithm=algorithm)
    upload(f"{algorithm} in a header", DATA, scheme="http", ChecksumAlgorithm=algorithm)
upload("by default, of a stream", io.BytesIO(DATA))
upload("by default, of bytes", DATA, scheme="http")
upload("a part", io.BytesIO(DATA), operation="upload_part", UploadId="u", PartNumber=1)
upload("gzipped", io.BytesIO(DATA), ContentEncoding="gzip")
upload("nothing", io.BytesIO(b""))

print(json.dumps({"source": f"botocore {botocore.__version__}", "data": base64.b64encode(DATA).decode(), "uploads": uploads}, indent=1))
