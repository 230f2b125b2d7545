"""What a Python program with boto3 sees. Run by ScsLabs.Conformance.Tests against an emulator whose root it is."""

import datetime
import io
import json
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ACCOUNT = "111111111111"


def policy(*actions):
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": list(actions), "Resource": "*"}]}


def session_of(credentials):
    return boto3.Session(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials.get("SessionToken"),
    )


def code_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise AssertionError(f"{call} worked")


def a_secret_is_stored_and_read_back(root):
    ssm = root.client("ssm")
    assert ssm.put_parameter(Name="/app/db/password", Value="s3cret", Type="SecureString")["Version"] == 1
    parameter = ssm.get_parameter(Name="/app/db/password", WithDecryption=True)["Parameter"]
    assert parameter["Value"] == "s3cret", parameter
    age = datetime.datetime.now(datetime.timezone.utc) - parameter["LastModifiedDate"]
    assert abs(age) < datetime.timedelta(minutes=5), age
    assert ssm.get_parameter(Name="/app/db/password")["Parameter"]["Value"] != "s3cret"


def exceptions_are_typed(root):
    ssm, iam, kms = root.client("ssm"), root.client("iam"), root.client("kms")
    for expected, call, arguments in [
        (ssm.exceptions.ParameterNotFound, ssm.get_parameter, {"Name": "/none"}),
        (ssm.exceptions.ParameterAlreadyExists, ssm.put_parameter, {"Name": "/app/db/password", "Value": "x", "Type": "SecureString"}),
        (iam.exceptions.NoSuchEntityException, iam.get_user, {"UserName": "nobody"}),
        (iam.exceptions.MalformedPolicyDocumentException, iam.create_role, {"RoleName": "r", "AssumeRolePolicyDocument": "{"}),
        (kms.exceptions.NotFoundException, kms.describe_key, {"KeyId": "alias/none"}),
    ]:
        try:
            call(**arguments)
        except expected as error:
            assert error.response["ResponseMetadata"]["RequestId"], error.response
        else:
            raise AssertionError(f"{call} worked")


def global_services_take_any_region(root):
    for region in ["eu-central-1", "ap-northeast-1"]:
        assert root.client("iam", region_name=region).get_user()["User"]["Arn"].endswith(":root")
        assert code_of(root.client("iam", region_name=region).get_user, UserName="nobody") == "NoSuchEntity"
    for region in ["aws-global", "nowhere-1"]:
        assert code_of(root.client("iam", region_name=region, endpoint_url=os.environ["AWS_ENDPOINT_URL"]).get_user) == "SignatureDoesNotMatch", region


def a_policy_comes_back_as_a_dict(root):
    iam = root.client("iam")
    user = iam.create_user(UserName="alice", Tags=[{"Key": "team", "Value": "blue"}])["User"]
    assert user["CreateDate"].tzinfo is not None, user
    iam.put_user_policy(UserName="alice", PolicyName="list", PolicyDocument=json.dumps(policy("ssm:DescribeParameters", "sts:AssumeRole")))
    document = iam.get_user_policy(UserName="alice", PolicyName="list")["PolicyDocument"]
    assert document == policy("ssm:DescribeParameters", "sts:AssumeRole"), document
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": user["Arn"]}, "Action": "sts:AssumeRole"}]}
    iam.create_role(RoleName="app", AssumeRolePolicyDocument=json.dumps(trust))
    assert iam.get_role(RoleName="app")["Role"]["AssumeRolePolicyDocument"] == trust


def resources_work_too(root):
    iam = root.resource("iam")
    user = iam.User("alice")
    user.load()
    assert user.arn == f"arn:aws:iam::{ACCOUNT}:user/alice", user.arn
    assert [p.name for p in user.policies.all()] == ["list"]
    managed = iam.create_policy(PolicyName="read", PolicyDocument=json.dumps(policy("ssm:GetParameter")))
    assert managed.default_version.document == policy("ssm:GetParameter"), managed.default_version.document
    user.attach_policy(PolicyArn=managed.arn)
    assert [p.policy_name for p in user.attached_policies.all()] == ["read"]
    user.detach_policy(PolicyArn=managed.arn)
    managed.delete()


def a_user_may_do_what_its_policy_allows_and_no_more(root):
    key = root.client("iam").create_access_key(UserName="alice")["AccessKey"]
    alice = session_of(key)
    who = alice.client("sts").get_caller_identity()
    assert (who["Account"], who["Arn"]) == (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/alice"), who
    assert alice.client("ssm").describe_parameters()["Parameters"], "the parameter of before"
    try:
        alice.client("ssm").get_parameter(Name="/app/db/password")
    except ClientError as error:
        assert error.response["Error"]["Code"] == "AccessDeniedException", error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400, error.response
        assert "because no identity-based policy allows the ssm:GetParameter action" in str(error), error
    else:
        raise AssertionError("alice reads the secret")
    assert code_of(alice.client("iam").list_users) == "AccessDenied"

    wrong, unknown = session_of({**key, "SecretAccessKey": "wrong"}), session_of({**key, "AccessKeyId": "AKIAIOSFODNN7EXAMPLE"})
    for service, call in [("sts", "get_caller_identity"), ("iam", "list_users")]:
        assert code_of(getattr(wrong.client(service), call)) == "SignatureDoesNotMatch"
        assert code_of(getattr(unknown.client(service), call)) == "InvalidClientTokenId"
    for service, call in [("ssm", "describe_parameters"), ("kms", "list_keys")]:
        assert code_of(getattr(wrong.client(service), call)) == "InvalidSignatureException"
        assert code_of(getattr(unknown.client(service), call)) == "UnrecognizedClientException"

    given = alice.client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/app", RoleSessionName="test", DurationSeconds=900)["Credentials"]
    left = given["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(minutes=14) < left < datetime.timedelta(minutes=16), left
    session = session_of(given)
    assert session.client("sts").get_caller_identity()["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/app/test"
    assert code_of(session.client("ssm").describe_parameters) == "AccessDeniedException"


def paginators_bring_every_item(root):
    iam, ssm, kms = root.client("iam"), root.client("ssm"), root.client("kms")
    for i in range(7):
        iam.create_user(UserName=f"user{i}", Path="/many/")
        ssm.put_parameter(Name=f"/many/{i}", Value="v", Type="String")
        kms.create_alias(AliasName=f"alias/many{i}", TargetKeyId=kms.create_key()["KeyMetadata"]["KeyId"])

    def count(client, operation, member, **arguments):
        pages = list(client.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 2}))
        assert len(pages) >= 4, len(pages)
        return len([item for page in pages for item in page[member]])

    assert count(iam, "list_users", "Users", PathPrefix="/many/") == 7
    assert count(ssm, "get_parameters_by_path", "Parameters", Path="/many") == 7
    assert count(ssm, "describe_parameters", "Parameters", ParameterFilters=[{"Key": "Path", "Values": ["/many"]}]) == 7
    assert count(kms, "list_keys", "Keys") >= 7
    assert count(kms, "list_aliases", "Aliases") >= 7


def what_is_encrypted_opens_in_its_context_only(root):
    kms = root.client("kms")
    key = kms.create_key(Description="été", Tags=[{"TagKey": "team", "TagValue": "blue"}])["KeyMetadata"]
    assert key["CreationDate"].tzinfo is not None and key["Description"] == "été", key
    assert json.loads(kms.get_key_policy(KeyId=key["KeyId"])["Policy"])["Statement"]
    sealed = kms.encrypt(KeyId=key["Arn"], Plaintext=b"\x00s3cret\xff", EncryptionContext={"purpose": "test"})["CiphertextBlob"]
    assert kms.decrypt(CiphertextBlob=sealed, EncryptionContext={"purpose": "test"})["Plaintext"] == b"\x00s3cret\xff"
    assert code_of(kms.decrypt, CiphertextBlob=sealed) == "InvalidCiphertextException"
    data_key = kms.generate_data_key(KeyId=key["KeyId"], KeySpec="AES_256")
    assert len(data_key["Plaintext"]) == 32
    assert kms.decrypt(CiphertextBlob=data_key["CiphertextBlob"])["Plaintext"] == data_key["Plaintext"]
    assert kms.schedule_key_deletion(KeyId=key["KeyId"], PendingWindowInDays=7)["DeletionDate"] > key["CreationDate"]
    assert code_of(kms.encrypt, KeyId=key["KeyId"], Plaintext=b"x") == "KMSInvalidStateException"


def a_large_file_goes_up_in_parts_and_comes_back(root):
    s3 = root.client("s3")
    s3.create_bucket(Bucket="boto3-transfers")
    block = os.urandom(1024 * 1024)
    source, size = io.BytesIO(block * 200), 200 * len(block)
    s3.upload_fileobj(source, "boto3-transfers", "large", ExtraArgs={"Metadata": {"team": "blue"}})
    head = s3.head_object(Bucket="boto3-transfers", Key="large", ChecksumMode="ENABLED")
    assert head["ContentLength"] == size and head["ETag"].endswith('-25"'), head
    assert head["Metadata"] == {"team": "blue"} and "ChecksumCRC32" in head, head
    target = io.BytesIO()
    s3.download_fileobj("boto3-transfers", "large", target)
    assert target.getvalue() == block * 200
    last = s3.get_object(Bucket="boto3-transfers", Key="large", Range="bytes=-10")
    assert last["Body"].read() == block[-10:] and last["ContentRange"] == f"bytes {size - 10}-{size - 1}/{size}", last


def buckets_and_their_errors_are_as_boto3_knows_them(root):
    s3 = root.client("s3")
    s3.create_bucket(Bucket="boto3-objects")
    s3.get_waiter("bucket_exists").wait(Bucket="boto3-objects", WaiterConfig={"Delay": 1, "MaxAttempts": 1})
    for number in range(7):
        s3.put_object(Bucket="boto3-objects", Key=f"many/{number}", Body=b"x")
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket="boto3-objects", Prefix="many/", PaginationConfig={"PageSize": 2}))
    assert len(pages) == 4 and sum(page["KeyCount"] for page in pages) == 7, pages
    for expected, call, arguments in [
        (s3.exceptions.NoSuchKey, s3.get_object, {"Bucket": "boto3-objects", "Key": "none"}),
        (s3.exceptions.NoSuchBucket, s3.get_object, {"Bucket": "boto3-none", "Key": "none"}),
    ]:
        try:
            call(**arguments)
        except expected as error:
            assert error.response["ResponseMetadata"]["RequestId"], error.response
        else:
            raise AssertionError(f"{call} worked")
    assert code_of(s3.head_object, Bucket="boto3-objects", Key="none") == "404"
    assert code_of(s3.put_object, Bucket="boto3-objects", Key="k", Body=b"x", ACL="public-read") == "AccessControlListNotSupported"
    assert s3.get_bucket_acl(Bucket="boto3-objects")["Grants"][0]["Grantee"]["Type"] == "CanonicalUser"
    gone = s3.delete_objects(Bucket="boto3-objects", Delete={"Objects": [{"Key": f"many/{number}"} for number in range(7)]})
    assert len(gone["Deleted"]) == 7 and "Errors" not in gone, gone
    s3.delete_bucket(Bucket="boto3-objects")


def a_refused_upload_leaves_the_next_call_alone(root):
    root.client("s3").create_bucket(Bucket="boto3-refusals")
    root.client("iam").create_user(UserName="bob")
    own = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*Object", "Resource": "arn:aws:s3:::boto3-refusals/bob/*"}]}
    root.client("iam").put_user_policy(UserName="bob", PolicyName="own", PolicyDocument=json.dumps(own))
    bob = session_of(root.client("iam").create_access_key(UserName="bob")["AccessKey"]).client("s3")
    for size in [1, 6, 3000, 200_000]:
        bob.put_object(Bucket="boto3-refusals", Key=f"bob/{size}", Body=b"x" * size)
        # botocore sends the head, hears the refusal, keeps the body, and may use the connection again.
        assert code_of(bob.put_object, Bucket="boto3-refusals", Key=f"alice/{size}", Body=b"x" * size) == "AccessDenied"
        assert len(bob.get_object(Bucket="boto3-refusals", Key=f"bob/{size}")["Body"].read()) == size


def an_account_blocks_public_access_of_all_its_buckets(root):
    # S3 Control's clients put the account in front of the endpoint's host, which no address has: the emulator is their proxy too.
    proxy = Config(proxies={"http": os.environ["AWS_ENDPOINT_URL"]})
    control, s3 = root.client("s3control", config=proxy), root.client("s3")
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::boto3-account/*"}
    s3.create_bucket(Bucket="boto3-account")
    s3.delete_public_access_block(Bucket="boto3-account")
    try:
        control.get_public_access_block(AccountId=ACCOUNT)
    except control.exceptions.NoSuchPublicAccessBlockConfiguration as error:
        assert error.response["Error"]["Message"] == "The public access block configuration was not found", error.response
    else:
        raise AssertionError("nothing was set")
    control.put_public_access_block(AccountId=ACCOUNT, PublicAccessBlockConfiguration={"BlockPublicPolicy": True})
    on = control.get_public_access_block(AccountId=ACCOUNT)["PublicAccessBlockConfiguration"]
    assert on == {"BlockPublicAcls": False, "IgnorePublicAcls": False, "BlockPublicPolicy": True, "RestrictPublicBuckets": False}, on
    document = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
    assert code_of(s3.put_bucket_policy, Bucket="boto3-account", Policy=document) == "AccessDenied"
    assert code_of(control.get_public_access_block, AccountId="222222222222") == "AccessDenied"
    assert code_of(control.list_jobs, AccountId=ACCOUNT) == "NotImplemented"
    control.delete_public_access_block(AccountId=ACCOUNT)
    s3.put_bucket_policy(Bucket="boto3-account", Policy=document)
    s3.delete_bucket(Bucket="boto3-account")


def the_waiter_of_a_user_sees_it(root):
    root.client("iam").get_waiter("user_exists").wait(UserName="alice", WaiterConfig={"Delay": 1, "MaxAttempts": 1})


def databases_and_their_errors_are_as_boto3_knows_them(root):
    ec2, rds = root.client("ec2", region_name="eu-west-1"), root.client("rds", region_name="eu-west-1")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)["Subnet"]["SubnetId"]
        for number, zone in enumerate(["eu-west-1a", "eu-west-1b"])
    ]
    try:
        rds.create_db_subnet_group(DBSubnetGroupName="Few", DBSubnetGroupDescription="one zone", SubnetIds=subnets[:1])
    except rds.exceptions.DBSubnetGroupDoesNotCoverEnoughAZs as error:
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400, error.response
    else:
        raise AssertionError("one zone was enough")
    group = rds.create_db_subnet_group(DBSubnetGroupName="App", DBSubnetGroupDescription="two zones", SubnetIds=subnets)["DBSubnetGroup"]
    assert [subnet["SubnetIdentifier"] for subnet in group["Subnets"]] == subnets, group
    wanted = dict(DBInstanceIdentifier="app", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20, MasterUsername="admin", MasterUserPassword="correct-horse")
    created = rds.create_db_instance(**wanted, DBSubnetGroupName="app", StorageEncrypted=True, Tags=[{"Key": "Team", "Value": "a"}])["DBInstance"]
    assert (created["DBInstanceStatus"], created["StorageEncrypted"], created["DBSubnetGroup"]["VpcId"]) == ("creating", True, vpc), created
    assert [interface["Description"] for interface in ec2.describe_network_interfaces(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["NetworkInterfaces"]] == ["RDSNetworkInterface"]
    listed = rds.get_paginator("describe_db_instances").paginate(Filters=[{"Name": "engine", "Values": ["mysql"]}]).build_full_result()["DBInstances"]
    assert [(one["DBInstanceIdentifier"], one["VpcSecurityGroups"][0]["Status"]) for one in listed] == [("app", "active")], listed
    assert rds.list_tags_for_resource(ResourceName=created["DBInstanceArn"])["TagList"] == [{"Key": "Team", "Value": "a"}]
    for expected, call, arguments in [
        (rds.exceptions.DBInstanceAlreadyExistsFault, rds.create_db_instance, wanted),
        (rds.exceptions.DBInstanceNotFoundFault, rds.describe_db_instances, {"DBInstanceIdentifier": "none"}),
        (rds.exceptions.InvalidDBInstanceStateFault, rds.stop_db_instance, {"DBInstanceIdentifier": "app"}),
        (rds.exceptions.InvalidDBSubnetGroupStateFault, rds.delete_db_subnet_group, {"DBSubnetGroupName": "app"}),
        (rds.exceptions.KMSKeyNotAccessibleFault, rds.create_db_instance, {**wanted, "DBInstanceIdentifier": "other", "StorageEncrypted": True, "KmsKeyId": "alias/none"}),
    ]:
        try:
            call(**arguments)
        except expected:
            pass
        else:
            raise AssertionError(f"{call} worked")
    assert code_of(rds.create_db_snapshot, DBInstanceIdentifier="app", DBSnapshotIdentifier="one") == "NotImplemented"
    assert code_of(rds.create_db_instance, **{**wanted, "DBInstanceIdentifier": "other"}, ManageMasterUserPassword=True) == "NotImplemented"
    assert rds.delete_db_instance(DBInstanceIdentifier="app", SkipFinalSnapshot=True)["DBInstance"]["DBInstanceStatus"] == "deleting"


def an_instance_is_launched_by_a_parameter_with_a_key_pair(root):
    ec2, ssm = root.client("ec2", region_name="eu-west-2"), root.client("ssm", region_name="eu-west-2")
    name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    parameter = ssm.get_parameter(Name=name)["Parameter"]
    assert parameter["ARN"] == f"arn:aws:ssm:eu-west-2::parameter{name}", parameter
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/aws/service/ami-amazon-linux-latest")
    assert name in [one["Name"] for page in pages for one in page["Parameters"]]
    for kind, head in [("rsa", "RSA"), ("ed25519", "OPENSSH")]:
        assert ec2.create_key_pair(KeyName=kind, KeyType=kind)["KeyMaterial"].startswith(f"-----BEGIN {head} PRIVATE KEY-----\n")
    public = ec2.describe_key_pairs(KeyNames=["ed25519"], IncludePublicKey=True)["KeyPairs"][0]
    imported = ec2.import_key_pair(KeyName="again", PublicKeyMaterial=public["PublicKey"].encode())
    assert imported["KeyFingerprint"] == public["KeyFingerprint"], imported
    ec2.get_waiter("key_pair_exists").wait(KeyNames=["again"])
    launch = {"ImageId": f"resolve:ssm:{name}", "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1}
    instance = ec2.run_instances(KeyName="again", **launch)["Instances"][0]
    assert (instance["ImageId"], instance["KeyName"]) == (parameter["Value"], "again"), instance
    assert code_of(ec2.run_instances, KeyName="none", **launch) == "InvalidKeyPair.NotFound"
    assert code_of(ec2.import_key_pair, KeyName="broken", PublicKeyMaterial=b"none") == "InvalidKey.Format"


def an_image_is_copied_and_shared(root):
    ec2 = root.client("ec2", region_name="eu-west-2")
    source = ec2.describe_images(Owners=["amazon"], Filters=[{"Name": "name", "Values": ["al2023-ami-2023.*-x86_64"]}])["Images"][0]
    image = ec2.copy_image(SourceImageId=source["ImageId"], SourceRegion="eu-west-2", Name="golden")["ImageId"]
    shown = ec2.describe_images(ImageIds=[image], Owners=["self"])["Images"][0]
    assert (shown["State"], shown["SourceImageId"], shown["Public"]) == ("pending", source["ImageId"], False), shown
    ec2.modify_image_attribute(ImageId=image, LaunchPermission={"Add": [{"UserId": "222222222222"}]})
    assert ec2.describe_image_attribute(ImageId=image, Attribute="launchPermission")["LaunchPermissions"] == [{"UserId": "222222222222"}]
    snapshot = shown["BlockDeviceMappings"][0]["Ebs"]["SnapshotId"]
    assert code_of(ec2.delete_snapshot, SnapshotId=snapshot) == "InvalidSnapshot.InUse"
    ec2.replace_image_criteria_in_allowed_images_settings(ImageCriteria=[{"ImageProviders": ["099720109477"], "ImageNames": ["ubuntu/*"]}])
    ec2.enable_allowed_images_settings(AllowedImagesSettingsState="enabled")
    assert {one["OwnerId"] for one in ec2.describe_images()["Images"]} == {ACCOUNT, "099720109477"}
    assert code_of(ec2.run_instances, ImageId=source["ImageId"], MinCount=1, MaxCount=1) == "AuthFailure"
    assert ec2.get_allowed_images_settings()["ImageCriteria"] == [{"ImageProviders": ["099720109477"], "ImageNames": ["ubuntu/*"]}]
    results = ec2.deregister_image(ImageId=image, DeleteAssociatedSnapshots=True)["DeleteSnapshotResults"]
    assert results == [{"SnapshotId": snapshot, "ReturnCode": "success"}], results


def main():
    root = boto3.Session()
    for check in [
        a_secret_is_stored_and_read_back,
        exceptions_are_typed,
        global_services_take_any_region,
        a_policy_comes_back_as_a_dict,
        resources_work_too,
        a_user_may_do_what_its_policy_allows_and_no_more,
        paginators_bring_every_item,
        what_is_encrypted_opens_in_its_context_only,
        the_waiter_of_a_user_sees_it,
        a_large_file_goes_up_in_parts_and_comes_back,
        buckets_and_their_errors_are_as_boto3_knows_them,
        a_refused_upload_leaves_the_next_call_alone,
        an_account_blocks_public_access_of_all_its_buckets,
        databases_and_their_errors_are_as_boto3_knows_them,
        an_instance_is_launched_by_a_parameter_with_a_key_pair,
        an_image_is_copied_and_shared,
    ]:
        check(root)
        print("ok", check.__name__)


main()
