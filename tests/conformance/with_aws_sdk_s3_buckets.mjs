// What a program with the AWS SDK for JavaScript sees of S3's buckets and what is listed in them. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
import assert from "node:assert/strict";
import * as s3 from "@aws-sdk/client-s3";
import { fails, inTurn } from "./checks.mjs";

const root = new s3.S3Client();
const ireland = new s3.S3Client({ region: "eu-west-1" });
const stranger = new s3.S3Client({ credentials: { accessKeyId: "222222222222", secretAccessKey: "any" } });
const Bucket = "a-bucket-of-javascript";
const here = (client) => ({ client, maxWaitTime: 5, minDelay: 1 });
const put = (Key, Body, more = {}) => root.send(new s3.PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key, more = {}) => root.send(new s3.GetObjectCommand({ Bucket, Key, ...more }));
const text = async (answer) => (await answer).Body.transformToString();

await inTurn({
  async "a bucket stands in a Region"() {
    assert.equal((await root.send(new s3.CreateBucketCommand({ Bucket }))).Location, `/${Bucket}`);
    assert.equal((await root.send(new s3.GetBucketLocationCommand({ Bucket }))).LocationConstraint, undefined);
    await s3.waitUntilBucketExists(here(root), { Bucket });
    assert.equal((await root.send(new s3.HeadBucketCommand({ Bucket }))).BucketRegion, "us-east-1");

    const elsewhere = { Bucket: "a-bucket-of-javascript-in-ireland" };
    await ireland.send(new s3.CreateBucketCommand(elsewhere));
    assert.equal((await ireland.send(new s3.GetBucketLocationCommand(elsewhere))).LocationConstraint, "eu-west-1");
    assert.equal((await ireland.send(new s3.HeadBucketCommand(elsewhere))).BucketRegion, "eu-west-1");
    await ireland.send(new s3.PutObjectCommand({ ...elsewhere, Key: "k", Body: "hello" }));
    assert.equal(await text(ireland.send(new s3.GetObjectCommand({ ...elsewhere, Key: "k" }))), "hello");
    await assert.rejects(root.send(new s3.GetObjectCommand({ ...elsewhere, Key: "k" })), fails("PermanentRedirect", 301));
    assert.equal(await text(new s3.S3Client({ followRegionRedirects: true }).send(new s3.GetObjectCommand({ ...elsewhere, Key: "k" }))), "hello");

    await assert.rejects(ireland.send(new s3.CreateBucketCommand(elsewhere)), s3.BucketAlreadyOwnedByYou);
    await assert.rejects(stranger.send(new s3.CreateBucketCommand({ Bucket })), s3.BucketAlreadyExists);
    await assert.rejects(ireland.send(new s3.DeleteBucketCommand(elsewhere)), fails("BucketNotEmpty", 409));
    await ireland.send(new s3.DeleteObjectCommand({ ...elsewhere, Key: "k" }));
    await ireland.send(new s3.DeleteBucketCommand(elsewhere));
    await s3.waitUntilBucketNotExists(here(ireland), elsewhere);
  },

  async "what isn't there has a type"() {
    await assert.rejects(get("none"), s3.NoSuchKey);
    await assert.rejects(root.send(new s3.HeadObjectCommand({ Bucket, Key: "none" })), s3.NotFound);
    await assert.rejects(root.send(new s3.ListObjectsV2Command({ Bucket: "a-bucket-that-is-not" })), s3.NoSuchBucket);
    await assert.rejects(root.send(new s3.AbortMultipartUploadCommand({ Bucket, Key: "k", UploadId: "none" })), s3.NoSuchUpload);
    await s3.waitUntilObjectNotExists(here(root), { Bucket, Key: "none" });
  },

  async "a paginator brings every key and folder once"() {
    for (const key of ["a", "b/1", "b/2", "c", "d/e/1", "é"]) {
      await put(`many/${key}`, "x");
    }

    const [keys, folders] = [[], []];
    let pages = 0;
    for await (const page of s3.paginateListObjectsV2({ client: root, pageSize: 2 }, { Bucket, Prefix: "many/", Delimiter: "/" })) {
      keys.push(...(page.Contents ?? []).map((item) => item.Key));
      folders.push(...(page.CommonPrefixes ?? []).map((item) => item.Prefix));
      pages++;
    }

    assert.deepEqual([keys, folders, pages], [["many/a", "many/c", "many/é"], ["many/b/", "many/d/"], 3]);
    await assert.rejects(root.send(new s3.ListObjectsV2Command({ Bucket, ContinuationToken: "nonsense" })), fails("InvalidArgument", 400));
  },

  async "many keys are deleted at once, and what doesn't exist with them"() {
    const Objects = ["many/a", "many/b/1", "many/é", "many/none"].map((Key) => ({ Key }));
    const { Deleted, Errors } = await root.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    assert.deepEqual([Deleted.map((item) => item.Key), Errors], [Objects.map((item) => item.Key), undefined]);
    assert.equal((await root.send(new s3.ListObjectsV2Command({ Bucket, Prefix: "many/" }))).KeyCount, 3);
    await assert.rejects(root.send(new s3.DeleteObjectsCommand({ Bucket, Delete: { Objects: [] } })), fails("MalformedXML", 400));
  },

  async "versions and delete markers are kept"() {
    const versioned = { Bucket: "a-bucket-of-javascript-with-versions" };
    const Key = "k";
    await root.send(new s3.CreateBucketCommand(versioned));
    assert.equal((await root.send(new s3.GetBucketVersioningCommand(versioned))).Status, undefined);
    await root.send(new s3.PutBucketVersioningCommand({ ...versioned, VersioningConfiguration: { Status: "Enabled" } }));
    const first = (await root.send(new s3.PutObjectCommand({ ...versioned, Key, Body: "1" }))).VersionId;
    await root.send(new s3.PutObjectCommand({ ...versioned, Key, Body: "2" }));
    const gone = await root.send(new s3.DeleteObjectCommand({ ...versioned, Key }));
    assert.equal(gone.DeleteMarker, true);

    await assert.rejects(root.send(new s3.GetObjectCommand({ ...versioned, Key })), s3.NoSuchKey);
    assert.equal(await text(root.send(new s3.GetObjectCommand({ ...versioned, Key, VersionId: first }))), "1");
    await assert.rejects(root.send(new s3.GetObjectCommand({ ...versioned, Key, VersionId: gone.VersionId })), fails("MethodNotAllowed", 405));
    const { Versions, DeleteMarkers } = await root.send(new s3.ListObjectVersionsCommand(versioned));
    assert.deepEqual([Versions.map((item) => item.IsLatest), DeleteMarkers.map((item) => item.VersionId)], [[false, false], [gone.VersionId]]);
    await root.send(new s3.DeleteObjectCommand({ ...versioned, Key, VersionId: gone.VersionId }));
    assert.equal(await text(root.send(new s3.GetObjectCommand({ ...versioned, Key }))), "2");
  },
});
