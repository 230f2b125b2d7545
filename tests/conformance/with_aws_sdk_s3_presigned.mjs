// Presigned URLs and forms, as a program with the AWS SDK for JavaScript makes them. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
import assert from "node:assert/strict";
import * as iam from "@aws-sdk/client-iam";
import * as s3 from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { inTurn } from "./checks.mjs";

const root = new s3.S3Client();
const Bucket = "a-bucket-of-presigned-things";
const code = async (answer) => /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];

await root.send(new s3.CreateBucketCommand({ Bucket }));
const user = new iam.IAMClient();
await user.send(new iam.CreateUserCommand({ UserName: "signer" }));
await user.send(new iam.PutUserPolicyCommand({ UserName: "signer", PolicyName: "own", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:PutObject", "s3:PutObjectTagging"], Resource: `arn:aws:s3:::${Bucket}/in/*` }] }) }));
const { AccessKey } = await user.send(new iam.CreateAccessKeyCommand({ UserName: "signer" }));
const signer = new s3.S3Client({ credentials: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey } });

await inTurn({
  async "metadata and the storage class of a presigned URL take effect, and tags don't"() {
    const url = await getSignedUrl(signer, new s3.PutObjectCommand({ Bucket, Key: "in/k", Metadata: { Colour: "blue" }, Tagging: "a=b", StorageClass: "STANDARD_IA", ACL: "bucket-owner-full-control" }), { expiresIn: 60 });
    assert.match(url, /x-amz-meta-colour=blue/i, "the SDK keeps metadata out of the query");
    assert.equal((await fetch(url, { method: "PUT", body: "hello" })).status, 200);
    const made = await root.send(new s3.HeadObjectCommand({ Bucket, Key: "in/k" }));
    assert.deepEqual([made.Metadata, made.StorageClass], [{ colour: "blue" }, "STANDARD_IA"]);
    // AWS wants tags in a header, which the policy of the signer can ask for.
    assert.deepEqual((await root.send(new s3.GetObjectTaggingCommand({ Bucket, Key: "in/k" }))).TagSet, []);
  },

  async "what was signed can't be changed in the query"() {
    const url = await getSignedUrl(signer, new s3.PutObjectCommand({ Bucket, Key: "in/k", Metadata: { Colour: "blue" } }), { expiresIn: 60 });
    assert.equal(await code(await fetch(url.replace(/=blue/i, "=red"), { method: "PUT", body: "hello" })), "SignatureDoesNotMatch");
    assert.equal(await code(await fetch(`${url}&x-amz-acl=public-read`, { method: "PUT", body: "hello" })), "SignatureDoesNotMatch");
  },

  async "an ACL of a presigned URL is judged as a header"() {
    const url = await getSignedUrl(signer, new s3.PutObjectCommand({ Bucket, Key: "in/k", ACL: "public-read" }), { expiresIn: 60 });
    assert.equal(await code(await fetch(url, { method: "PUT", body: "hello" })), "AccessControlListNotSupported");
  },

  async "a presigned form uploads within its conditions"() {
    const { url, fields } = await createPresignedPost(signer, {
      Bucket,
      Key: "in/${filename}",
      Conditions: [["starts-with", "$Content-Type", "text/"], ["content-length-range", 1, 10]],
      Fields: { success_action_status: "201" },
      Expires: 60,
    });
    const post = (type, text, more = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...fields, "Content-Type": type, ...more })) {
        form.append(name, value);
      }

      form.append("file", new Blob([text]), "a.txt");
      return fetch(url, { method: "POST", body: form });
    };
    const answer = await post("text/plain", "hello");
    assert.equal(answer.status, 201);
    assert.match(await answer.text(), /<Key>in\/a\.txt<\/Key>/);
    assert.equal((await root.send(new s3.HeadObjectCommand({ Bucket, Key: "in/a.txt" }))).ContentType, "text/plain");

    assert.equal(await code(await post("image/png", "hello")), "AccessDenied");
    assert.equal(await code(await post("text/plain", "far too long a text")), "EntityTooLarge");
    assert.equal(await code(await post("text/plain", "hello", { acl: "public-read" })), "AccessDenied");
    assert.equal(await code(await post("text/plain", "hello", { key: "out/k" })), "AccessDenied");
  },

  async "a presigned form is no wider than its signer"() {
    const { url, fields } = await createPresignedPost(signer, { Bucket, Key: "out/k", Expires: 60 });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      form.append(name, value);
    }

    form.append("file", new Blob(["hello"]), "a.txt");
    assert.equal(await code(await fetch(url, { method: "POST", body: form })), "AccessDenied");
  },
});
