"""What a Python program with boto3 sees of the sketch of Lambda. Run by SketchOfLambda against an emulator whose root it is."""

import json

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

ROLE = "arn:aws:iam::111111111111:role/any"


def error_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response
    raise AssertionError(f"{call} worked")


def create(client, name, **more):
    return client.create_function(FunctionName=name, Role=ROLE, Code={"ZipFile": b"\x00\xffzip"}, **more)


def documents_go_both_ways(root):
    client = root.client("lambda")
    created = create(client, "a-1", Environment={"Variables": {"é": "<ü>"}})
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 201, created
    assert created["ResponseMetadata"]["RequestId"], created
    assert (created["FunctionName"], created["CodeSize"]) == ("a-1", 5), created
    function = client.get_function(FunctionName="a-1")["Configuration"]
    assert function["FunctionArn"] == "arn:aws:lambda:us-east-1:111111111111:function:a-1", function
    assert function["Environment"]["Variables"] == {"é": "<ü>"}, function


def pages_are_asked_for_in_the_query(root):
    client = root.client("lambda")
    for name in ["a-2", "a-3"]:
        create(client, name)
    pages = list(client.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2}))
    assert [[function["FunctionName"] for function in page["Functions"]] for page in pages] == [["a-1", "a-2"], ["a-3"]], pages


def bodies_are_raw(root):
    client = root.client("lambda")
    event = json.dumps({"text": "é"}, ensure_ascii=False).encode()
    answer = client.invoke(FunctionName="a-1", Payload=event)
    assert answer["Payload"].read() == event, answer
    assert "FunctionError" not in answer and answer["ExecutedVersion"] == "$LATEST", answer
    failed = client.invoke(FunctionName="a-1", Payload=b"\x00\xff")
    assert failed["FunctionError"] == "Unhandled", failed
    assert json.load(failed["Payload"]) == {"errorMessage": "a-1 takes an object"}
    assert client.invoke(FunctionName="a-1", InvocationType="DryRun")["Payload"].read() == b""


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
    assert error_of(create, client=client, name="a-4", MemorySize=128)["Error"]["Code"] == "NotImplemented"
    assert error_of(client.get_function, FunctionName="a-1", Qualifier="1")["Error"]["Code"] == "NotImplemented"
    assert error_of(client.invoke, FunctionName="a-1", LogType="Tail")["Error"]["Code"] == "NotImplemented"
    assert error_of(client.delete_function, FunctionName="a-1")["Error"]["Code"] == "NotImplemented"
    unknown = error_of(client.list_layers)
    assert (unknown["Error"]["Code"], unknown["ResponseMetadata"]["HTTPStatusCode"]) == ("UnknownOperationException", 404), unknown


def a_user_may_do_what_its_policy_allows_and_no_more(root):
    iam = root.client("iam")
    iam.create_user(UserName="carol")
    arn = "arn:aws:lambda:us-east-1:111111111111:function:a-1"
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": arn}]}
    iam.put_user_policy(UserName="carol", PolicyName="own", PolicyDocument=json.dumps(document))
    key = iam.create_access_key(UserName="carol")["AccessKey"]
    carol = boto3.Session(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"]).client("lambda")
    assert carol.invoke(FunctionName="a-1", Payload=b"{}")["Payload"].read() == b"{}"
    for call, arguments in [(carol.invoke, {"FunctionName": "a-2"}), (carol.get_function, {"FunctionName": "a-1"}), (carol.list_functions, {})]:
        refused = error_of(call, **arguments)
        assert (refused["Error"]["Code"], refused["ResponseMetadata"]["HTTPStatusCode"]) == ("AccessDeniedException", 403), refused
    wrong = boto3.Session(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key="wrong").client("lambda")
    assert error_of(wrong.invoke, FunctionName="a-1", Payload=b"{}")["Error"]["Code"] == "InvalidSignatureException"


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
        exceptions_are_typed,
        what_is_not_there_is_refused,
        a_user_may_do_what_its_policy_allows_and_no_more,
        an_unsigned_request_is_refused,
    ]:
        check(root)
        print("ok", check.__name__)


main()
