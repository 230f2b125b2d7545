"""What a Python program with boto3 sees of Lambda. Run by LambdaWireTests against an emulator whose root it is, and which has the function a-1: it answers its event, and fails where that has no text."""

import io
import json
import os
import zipfile

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

ROLE = "arn:aws:iam::111111111111:role/function"
ARN = "arn:aws:lambda:us-east-1:111111111111:function:a-1"


def error_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response
    raise AssertionError(f"{call} worked")


def package(text):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("index.py", text)
    return data.getvalue()


def create(client, name, **more):
    code = {"ZipFile": package("def handler(event, context): return event")}
    return client.create_function(FunctionName=name, Role=ROLE, Runtime=os.environ["FUNCTIONS_RUNTIME"], Handler="index.handler", Code=code, **more)


def documents_go_both_ways(root):
    client = root.client("lambda")
    created = create(client, "a-2", Environment={"Variables": {"NAME": "<é ü>"}})
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 201, created
    assert created["ResponseMetadata"]["RequestId"], created
    assert (created["FunctionName"], created["Version"]) == ("a-2", "$LATEST"), created
    function = client.get_function(FunctionName="a-2")["Configuration"]
    assert function["FunctionArn"] == "arn:aws:lambda:us-east-1:111111111111:function:a-2", function
    assert function["Environment"]["Variables"] == {"NAME": "<é ü>"}, function


def pages_are_asked_for_in_the_query(root):
    client = root.client("lambda")
    create(client, "a-3")
    pages = list(client.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2}))
    assert [[function["FunctionName"] for function in page["Functions"]] for page in pages] == [["a-1", "a-2"], ["a-3"]], pages


def bodies_are_raw(root):
    client = root.client("lambda")
    event = json.dumps({"text": "é"}, ensure_ascii=False).encode()
    answer = client.invoke(FunctionName="a-1", Payload=event)
    assert answer["Payload"].read() == event, answer
    assert "FunctionError" not in answer and (answer["StatusCode"], answer["ExecutedVersion"]) == (200, "$LATEST"), answer
    failed = client.invoke(FunctionName="a-1", Payload=b"{}")
    assert failed["FunctionError"] == "Unhandled", failed
    assert json.load(failed["Payload"])["errorType"] == "KeyError"
    assert error_of(client.invoke, FunctionName="a-1", Payload=b"\x00\xff")["Error"]["Code"] == "InvalidRequestContentException"
    checked = client.invoke(FunctionName="a-1", InvocationType="DryRun")
    assert (checked["StatusCode"], checked["Payload"].read()) == (204, b""), checked


def versions_and_aliases_are_invoked(root):
    client = root.client("lambda")
    published = client.publish_version(FunctionName="a-1", Description="first")
    assert (published["Version"], published["FunctionArn"], published["Description"]) == ("1", ARN + ":1", "first"), published
    client.update_function_code(FunctionName="a-1", ZipFile=package("def handler(event, context): return 'second'"), Publish=True)
    alias = client.create_alias(FunctionName="a-1", Name="live", FunctionVersion="1")
    assert (alias["AliasArn"], "RoutingConfig" in alias) == (ARN + ":live", False), alias
    event = b'{"text": "x"}'
    answer = client.invoke(FunctionName=ARN + ":live", Payload=event)
    assert (answer["ExecutedVersion"], answer["Payload"].read()) == ("1", event), answer
    client.update_alias(FunctionName="a-1", Name="live", RoutingConfig={"AdditionalVersionWeights": {"2": 1}})
    answer = client.invoke(FunctionName="a-1", Qualifier="live", Payload=event)
    assert (answer["ExecutedVersion"], answer["Payload"].read()) == ("2", b'"second"'), answer
    assert client.get_alias(FunctionName="a-1", Name="live")["RoutingConfig"] == {"AdditionalVersionWeights": {"2": 1.0}}
    pages = client.get_paginator("list_versions_by_function").paginate(FunctionName="a-1", PaginationConfig={"PageSize": 2})
    assert [[version["Version"] for version in page["Versions"]] for page in pages] == [["$LATEST", "1"], ["2"]]
    assert error_of(client.delete_function, FunctionName="a-1", Qualifier="1")["Error"] == {"Message": "Unable to delete version because the following aliases reference it: [live]", "Code": "ResourceConflictException"}


def concurrency_is_reserved(root):
    client = root.client("lambda", config=Config(retries={"total_max_attempts": 1}))
    assert "ReservedConcurrentExecutions" not in client.get_function_concurrency(FunctionName="a-2")
    assert client.put_function_concurrency(FunctionName="a-2", ReservedConcurrentExecutions=0)["ReservedConcurrentExecutions"] == 0
    assert client.get_function(FunctionName="a-2")["Concurrency"] == {"ReservedConcurrentExecutions": 0}
    busy = error_of(client.invoke, FunctionName="a-2")
    assert (busy["Error"]["Code"], busy["Reason"], busy["ResponseMetadata"]["HTTPStatusCode"]) == ("TooManyRequestsException", "ReservedFunctionConcurrentInvocationLimitExceeded", 429), busy
    client.delete_function_concurrency(FunctionName="a-2")
    assert client.get_account_settings()["AccountLimit"]["UnreservedConcurrentExecutions"] == 1000


def exceptions_are_typed(root):
    client = root.client("lambda")
    try:
        client.get_function(FunctionName="none")
    except client.exceptions.ResourceNotFoundException as error:
        response = error.response
    message = "Function not found: arn:aws:lambda:us-east-1:111111111111:function:none"
    assert response["Error"] == {"Message": message, "Code": "ResourceNotFoundException"}, response
    assert (response["Type"], response["Message"], response["ResponseMetadata"]["HTTPStatusCode"]) == ("User", message, 404), response
    assert error_of(create, client=client, name="a-1")["Error"]["Code"] == "ResourceConflictException"


def what_is_not_there_is_refused(root):
    client = root.client("lambda")
    assert error_of(create, client=client, name="a-4", Layers=["arn:aws:lambda:us-east-1:111111111111:layer:l:1"])["Error"]["Code"] == "NotImplemented"
    assert error_of(client.invoke, FunctionName="a-1", TenantId="t")["Error"]["Code"] == "NotImplemented"
    unknown = error_of(client.list_layers)
    assert (unknown["Error"]["Code"], unknown["ResponseMetadata"]["HTTPStatusCode"]) == ("NotImplemented", 501), unknown


def a_user_may_do_what_its_policy_allows_and_no_more(root):
    iam = root.client("iam")
    iam.create_user(UserName="carol")
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": ARN + ":1"}]}
    iam.put_user_policy(UserName="carol", PolicyName="own", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="carol")["AccessKey"]
    carol = boto3.Session(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"]).client("lambda")
    event = b'{"text": "x"}'
    assert carol.invoke(FunctionName="a-1", Qualifier="1", Payload=event)["Payload"].read() == event
    for call, arguments in [(carol.invoke, {"FunctionName": "a-1"}), (carol.invoke, {"FunctionName": "a-1:live"}), (carol.get_function, {"FunctionName": "a-1:1"}), (carol.list_functions, {})]:
        refused = error_of(call, **arguments)
        assert (refused["Error"]["Code"], refused["ResponseMetadata"]["HTTPStatusCode"]) == ("AccessDeniedException", 403), refused
    wrong = boto3.Session(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key="wrong").client("lambda")
    assert error_of(wrong.invoke, FunctionName="a-1:1", Payload=event)["Error"]["Code"] == "InvalidSignatureException"


def an_unsigned_request_is_refused(root):
    client = root.client("lambda", config=Config(signature_version=UNSIGNED))
    for call, arguments in [(client.list_functions, {}), (client.invoke, {"FunctionName": "a-1", "Payload": b"{}"})]:
        refused = error_of(call, **arguments)
        assert (refused["Error"]["Code"], refused["ResponseMetadata"]["HTTPStatusCode"]) == ("MissingAuthenticationTokenException", 403), refused


def main():
    root = boto3.Session()
    for check in [
        documents_go_both_ways,
        pages_are_asked_for_in_the_query,
        bodies_are_raw,
        versions_and_aliases_are_invoked,
        concurrency_is_reserved,
        exceptions_are_typed,
        what_is_not_there_is_refused,
        a_user_may_do_what_its_policy_allows_and_no_more,
        an_unsigned_request_is_refused,
    ]:
        check(root)
        print("ok", check.__name__)


main()
