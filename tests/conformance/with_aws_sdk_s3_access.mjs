// Who may do what on S3, and by which address, as a program with the AWS SDK for JavaScript sees it. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import * as iam from "@aws-sdk/client-iam";
import * as s3 from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { fails, inTurn } from "./checks.mjs";

const root = new s3.S3Client();
const Bucket = "a-bucket-of-javascript";
const stranger = { accessKeyId: "222222222222", secretAccessKey: "any" };
const { port } = new URL(process.env.AWS_ENDPOINT_URL);
const get = (client, Key = "k") => client.send(new s3.GetObjectCommand({ Bucket, Key })).then((answer) => answer.Body.transformToString());
const policy = (Principal, Action, Resource) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, Resource }] });

// Every name is this machine's, whatever its resolver makes of names below localhost.
const seen = [];
const lookup = (host, options, callback) => (seen.push(host), callback(null, options.all ? [{ address: "127.0.0.1", family: 4 }] : "127.0.0.1", 4));
const at = (host, more = {}) => new s3.S3Client({ endpoint: `http://${host}:${port}`, requestHandler: { httpAgent: new Agent({ lookup }) }, ...more });
async function userOf(client, UserName, action) {
  await client.send(new iam.CreateUserCommand({ UserName }));
  await client.send(new iam.PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument: policy(undefined, action, "*") }));
  const { AccessKey } = await client.send(new iam.CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

const code = (answer) => /<Code>(\w+)<\/Code>/.exec(answer.text)?.[1];

async function fetched(url, options) {
  const answer = await fetch(url, options);
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

function fetchedByName(url, { method = "GET", body } = {}) {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, lookup }, async (answer) => {
      const pieces = await answer.toArray();
      resolve({ status: answer.statusCode, type: answer.headers["content-type"], text: Buffer.concat(pieces).toString() });
    });
    call.on("error", reject).end(body);
  });
}

await inTurn({
  async "a bucket is in the host's name or in the path"() {
    await root.send(new s3.CreateBucketCommand({ Bucket }));
    await root.send(new s3.PutObjectCommand({ Bucket, Key: "k", Body: "hello" }));
    for (const [host, more, expected] of [
      ["localhost", {}, `${Bucket}.localhost`],
      ["localhost", { forcePathStyle: true }, "localhost"],
      ["s3.localhost", {}, `${Bucket}.s3.localhost`],
      ["s3.us-east-1.amazonaws.com", {}, `${Bucket}.s3.us-east-1.amazonaws.com`],
      ["s3.us-east-1.amazonaws.com", { forcePathStyle: true }, "s3.us-east-1.amazonaws.com"],
    ]) {
      seen.length = 0;
      const client = at(host, more);
      assert.equal(await get(client), "hello");
      assert.deepEqual([...new Set(seen)], [expected]);
      await client.send(new s3.PutObjectCommand({ Bucket, Key: "sub/é + b", Body: host }));
      assert.equal(await get(root, "sub/é + b"), host);
      assert.equal((await client.send(new s3.ListObjectsV2Command({ Bucket, Prefix: "sub/" }))).Contents[0].Key, "sub/é + b");
      assert.equal((await client.send(new s3.ListBucketsCommand())).Buckets.length, 1);
      await assert.rejects(get(client, "none"), s3.NoSuchKey);
      await assert.rejects(client.send(new s3.HeadBucketCommand({ Bucket: "a-bucket-that-is-not" })), s3.NotFound);
      await assert.rejects(get(at(host, { ...more, credentials: stranger })), fails("AccessDenied", 403));
    }
  },

  async "a presigned URL is for whoever has it, as it is"() {
    // Of the root user any secret is taken: whose signature counts is a user.
    const credentials = await userOf(new iam.IAMClient(), "alice", "s3:*");
    for (const [client, load] of [[new s3.S3Client({ credentials }), fetched], [at("localhost", { credentials }), fetchedByName]]) {
      const url = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: "k", ResponseContentType: "text/x-test" }), { expiresIn: 60 });
      assert.deepEqual(await load(url), { status: 200, type: "text/x-test", text: "hello" });
      for (const [is, other] of [["X-Amz-Expires=60", "X-Amz-Expires=600"], ["text%2Fx-test", "text%2Fhtml"], ["/k?", "/other?"]]) {
        const altered = await load(url.replace(is, other));
        assert.deepEqual([altered.status, code(altered)], [403, "SignatureDoesNotMatch"]);
      }

      const unsigned = await load(url.split("?")[0]);
      assert.deepEqual([unsigned.status, code(unsigned)], [403, "AccessDenied"]);
      const late = await load(await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: "k" }), { expiresIn: 60, signingDate: new Date(Date.now() - 120_000) }));
      assert.deepEqual([late.status, code(late)], [403, "AccessDenied"]);

      const upload = await getSignedUrl(client, new s3.PutObjectCommand({ Bucket, Key: "uploaded" }), { expiresIn: 60 });
      assert.equal((await load(upload, { method: "PUT", body: "by whoever has the URL" })).status, 200);
      assert.equal(await get(root, "uploaded"), "by whoever has the URL");
    }
  },

  async "another account's user may what the bucket's policy and its own allow"() {
    const elsewhere = new iam.IAMClient({ credentials: stranger });
    const bob = new s3.S3Client({ credentials: await userOf(elsewhere, "bob", "s3:*") });
    const forBob = (action, path) => root.send(new s3.PutBucketPolicyCommand({ Bucket, Policy: policy({ AWS: "arn:aws:iam::222222222222:user/bob" }, action, `arn:aws:s3:::${Bucket}${path}`) }));
    await assert.rejects(get(bob), fails("AccessDenied", 403));
    await forBob("s3:GetObject", "/k");
    assert.equal(await get(bob), "hello");
    await elsewhere.send(new iam.DeleteUserPolicyCommand({ UserName: "bob", PolicyName: "own" }));
    await assert.rejects(get(bob), fails("AccessDenied", 403));
    await elsewhere.send(new iam.PutUserPolicyCommand({ UserName: "bob", PolicyName: "own", PolicyDocument: policy(undefined, "s3:*", "*") }));

    await assert.rejects(get(bob, "other"), fails("AccessDenied", 403));
    await assert.rejects(bob.send(new s3.PutObjectCommand({ Bucket, Key: "k", Body: "altered" })), fails("AccessDenied", 403));
    await assert.rejects(bob.send(new s3.GetBucketPolicyCommand({ Bucket })), fails("AccessDenied", 403));
    await forBob("s3:GetBucketPolicy", "");
    await assert.rejects(bob.send(new s3.GetBucketPolicyCommand({ Bucket })), fails("MethodNotAllowed", 405));
    assert.equal((await root.send(new s3.GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus.IsPublic, false);
    await root.send(new s3.DeleteBucketPolicyCommand({ Bucket }));
    await assert.rejects(get(bob), fails("AccessDenied", 403));
    assert.equal(await get(root), "hello");
  },

  async "a policy for everybody is refused until the block on public access is lifted"() {
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    const everybody = new s3.PutBucketPolicyCommand({ Bucket, Policy: policy("*", "s3:GetObject", `arn:aws:s3:::${Bucket}/*`) });
    const address = `${process.env.AWS_ENDPOINT_URL.replace(/\/$/, "")}/${Bucket}/k`;
    assert.deepEqual((await root.send(new s3.GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration, PublicAccessBlockConfiguration);
    await assert.rejects(root.send(everybody), fails("AccessDenied", 403));
    await assert.rejects(root.send(new s3.PutObjectCommand({ Bucket, Key: "k", Body: "hello", ACL: "public-read" })), fails("AccessControlListNotSupported", 400));
    assert.equal((await fetched(address)).status, 403);

    await root.send(new s3.PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { ...PublicAccessBlockConfiguration, BlockPublicPolicy: false, RestrictPublicBuckets: false } }));
    await root.send(everybody);
    assert.equal((await root.send(new s3.GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus.IsPublic, true);
    assert.deepEqual([(await fetched(address)).text, await get(new s3.S3Client({ credentials: stranger }))], ["hello", "hello"]);
    await root.send(new s3.PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    assert.equal((await fetched(address)).status, 403);
    await assert.rejects(get(new s3.S3Client({ credentials: stranger })), fails("AccessDenied", 403));
    await assert.rejects(root.send(new s3.PutBucketPolicyCommand({ Bucket, Policy: "{" })), fails("MalformedPolicy", 400));
  },

  async "wrong secrets and unknown keys are told apart"() {
    const carol = await userOf(new iam.IAMClient(), "carol", "s3:ListBucket");
    const as = (more) => new s3.S3Client({ credentials: { ...carol, ...more } });
    await assert.rejects(get(as({ secretAccessKey: "wrong" })), fails("SignatureDoesNotMatch", 403));
    await assert.rejects(get(as({ accessKeyId: "AKIAIOSFODNN7EXAMPLE" })), fails("InvalidAccessKeyId", 403));
    await assert.rejects(as().send(new s3.ListBucketsCommand()), fails("AccessDenied", 403));
    assert.notEqual((await as().send(new s3.ListObjectsV2Command({ Bucket }))).KeyCount, 0);
  },
});
