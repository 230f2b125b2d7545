// What a program with the AWS SDK for JavaScript sees. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
import assert from "node:assert/strict";
import * as iam from "@aws-sdk/client-iam";
import * as kms from "@aws-sdk/client-kms";
import * as ssm from "@aws-sdk/client-ssm";
import * as sts from "@aws-sdk/client-sts";

const account = "111111111111";
const policy = (action) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const as = (key) => ({ credentials: { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey, sessionToken: key.SessionToken } });
const root = { iam: new iam.IAMClient(), kms: new kms.KMSClient(), ssm: new ssm.SSMClient() };
const fails = (name) => (error) => (assert.equal(error.name, name), true);
let key;

const checks = {
  async "a secret is stored and read back"() {
    await root.ssm.send(new ssm.PutParameterCommand({ Name: "/app/db/password", Value: "s3cret", Type: "SecureString" }));
    const { Parameter } = await root.ssm.send(new ssm.GetParameterCommand({ Name: "/app/db/password", WithDecryption: true }));
    assert.equal(Parameter.Value, "s3cret");
    assert.ok(Parameter.LastModifiedDate instanceof Date);
    await assert.rejects(root.ssm.send(new ssm.GetParameterCommand({ Name: "/none" })), ssm.ParameterNotFound);
  },

  async "a user may do what its policy allows and no more"() {
    await root.iam.send(new iam.CreateUserCommand({ UserName: "alice" }));
    await root.iam.send(new iam.PutUserPolicyCommand({ UserName: "alice", PolicyName: "own", PolicyDocument: policy(["ssm:DescribeParameters", "sts:AssumeRole"]) }));
    key = (await root.iam.send(new iam.CreateAccessKeyCommand({ UserName: "alice" }))).AccessKey;
    assert.ok(key.CreateDate instanceof Date);

    const alice = new ssm.SSMClient(as(key));
    assert.equal((await alice.send(new ssm.DescribeParametersCommand())).Parameters.length, 1);
    await assert.rejects(alice.send(new ssm.GetParameterCommand({ Name: "/app/db/password" })), (error) => {
      assert.equal(error.name, "AccessDeniedException");
      assert.match(error.message, /because no identity-based policy allows the ssm:GetParameter action/);
      assert.equal(error.$metadata.httpStatusCode, 400);
      return true;
    });
    await assert.rejects(new iam.IAMClient(as(key)).send(new iam.ListUsersCommand()), fails("AccessDenied"));
  },

  async "wrong secrets and unknown keys are told apart"() {
    const wrong = as({ ...key, SecretAccessKey: "wrong" });
    const unknown = as({ ...key, AccessKeyId: "AKIAIOSFODNN7EXAMPLE" });
    await assert.rejects(new sts.STSClient(wrong).send(new sts.GetCallerIdentityCommand()), fails("SignatureDoesNotMatch"));
    await assert.rejects(new sts.STSClient(unknown).send(new sts.GetCallerIdentityCommand()), fails("InvalidClientTokenId"));
    await assert.rejects(new kms.KMSClient(wrong).send(new kms.ListKeysCommand()), fails("InvalidSignatureException"));
    await assert.rejects(new kms.KMSClient(unknown).send(new kms.ListKeysCommand()), fails("UnrecognizedClientException"));
  },

  async "a role is assumed"() {
    const trust = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:user/alice` }, Action: "sts:AssumeRole" }] };
    const { Role } = await root.iam.send(new iam.CreateRoleCommand({ RoleName: "app", AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const { Credentials } = await new sts.STSClient(as(key)).send(new sts.AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: "test" }));
    assert.ok(Credentials.Expiration > new Date());
    const { Arn } = await new sts.STSClient(as(Credentials)).send(new sts.GetCallerIdentityCommand());
    assert.equal(Arn, `arn:aws:sts::${account}:assumed-role/app/test`);
    await assert.rejects(new ssm.SSMClient(as(Credentials)).send(new ssm.DescribeParametersCommand()), fails("AccessDeniedException"));
  },

  async "paginators bring every item"() {
    for (let i = 0; i < 5; i++) {
      await root.iam.send(new iam.CreateUserCommand({ UserName: `user${i}`, Path: "/many/" }));
    }
    const names = [];
    for await (const page of iam.paginateListUsers({ client: root.iam, pageSize: 2 }, { PathPrefix: "/many/" })) {
      names.push(...page.Users.map((user) => user.UserName));
    }
    assert.deepEqual(names, ["user0", "user1", "user2", "user3", "user4"]);
  },

  async "what is encrypted opens in its context only"() {
    const { KeyMetadata } = await root.kms.send(new kms.CreateKeyCommand());
    const plain = new Uint8Array([0, 1, 254, 255]);
    const { CiphertextBlob } = await root.kms.send(new kms.EncryptCommand({ KeyId: KeyMetadata.KeyId, Plaintext: plain, EncryptionContext: { purpose: "test" } }));
    const { Plaintext } = await root.kms.send(new kms.DecryptCommand({ CiphertextBlob, EncryptionContext: { purpose: "test" } }));
    assert.deepEqual([...Plaintext], [...plain]);
    await assert.rejects(root.kms.send(new kms.DecryptCommand({ CiphertextBlob })), kms.InvalidCiphertextException);
  },
};

for (const [name, check] of Object.entries(checks)) {
  await check();
  console.log("ok", name);
}
