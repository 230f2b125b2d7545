// What a program with the AWS SDK for JavaScript sees of S3's objects, with the SDK's own settings. Run by ScsLabs.Conformance.Tests against an emulator whose root it is.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import * as s3 from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { fails, inTurn } from "./checks.mjs";

const root = new s3.S3Client();
const Bucket = "a-bucket-of-javascript";
const put = (Key, Body, more = {}) => root.send(new s3.PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key, more = {}) => root.send(new s3.GetObjectCommand({ Bucket, Key, ...more }));
const head = (Key) => root.send(new s3.HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
const text = async (answer) => (await answer).Body.transformToString();

await root.send(new s3.CreateBucketCommand({ Bucket }));

await inTurn({
  async "an object keeps its bytes, metadata and headers"() {
    const Metadata = { team: "blue", "x-y": "a b" };
    const bytes = randomBytes(100_000);
    const { ETag } = await put("sub/é + b.bin", bytes, { Metadata, ContentType: "application/x-test", CacheControl: "no-cache" });
    await s3.waitUntilObjectExists({ client: root, maxWaitTime: 10 }, { Bucket, Key: "sub/é + b.bin" });
    const got = await get("sub/é + b.bin");
    assert.deepEqual([got.ETag, got.Metadata, got.ContentType, got.CacheControl, got.ContentLength], [ETag, Metadata, "application/x-test", "no-cache", bytes.length]);
    assert.ok(Math.abs(got.LastModified - Date.now()) < 60_000);
    assert.ok(bytes.equals(await got.Body.transformToByteArray()));

    await put("stream", Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]), { ContentLength: bytes.length });
    assert.ok(bytes.equals(await (await get("stream")).Body.transformToByteArray()));
    const small = Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]);
    await assert.rejects(put("stream", small, { ContentLength: bytes.length }), fails("InvalidChunkSizeError", 403));
    await put("empty", "");
    assert.equal(await text(get("empty")), "");
  },

  async "bytes are checked, and a wrong checksum is refused"() {
    const { ChecksumCRC32, ChecksumType } = await put("checked", "hello");
    assert.deepEqual([ChecksumCRC32, ChecksumType], ["NhCmhg==", "FULL_OBJECT"]);
    assert.equal((await head("checked")).ChecksumCRC32, ChecksumCRC32);
    for (const ChecksumAlgorithm of ["CRC32C", "CRC64NVME", "SHA1", "SHA256"]) {
      const stored = (await put("checked", "hello", { ChecksumAlgorithm }))[`Checksum${ChecksumAlgorithm}`];
      assert.ok(stored);
      const got = await get("checked");
      assert.equal(got[`Checksum${ChecksumAlgorithm}`], stored);
      assert.equal(await text(got), "hello");
    }

    await assert.rejects(put("checked", "other", { ChecksumCRC32 }), fails("BadDigest", 400));
    await assert.rejects(put("checked", "other", { ContentMD5: createHash("md5").update("hello").digest("base64") }), fails("BadDigest", 400));
    await assert.rejects(put("checked", "other", { ChecksumSHA256: "nonsense" }), fails("InvalidRequest", 400));
    assert.equal(await text(get("checked")), "hello");
  },

  async "parts of an object are read, and only what changed"() {
    const { ETag } = await put("range", "0123456789");
    const part = await get("range", { Range: "bytes=2-4" });
    assert.deepEqual([part.$metadata.httpStatusCode, part.ContentRange, part.ContentLength, await text(part)], [206, "bytes 2-4/10", 3, "234"]);
    assert.equal(await text(get("range", { Range: "bytes=-3" })), "789");
    await assert.rejects(get("range", { Range: "bytes=10-" }), fails("InvalidRange", 416));
    await assert.rejects(get("range", { IfNoneMatch: ETag }), (error) => error.$metadata.httpStatusCode === 304);
    await assert.rejects(get("range", { IfMatch: '"other"' }), fails("PreconditionFailed", 412));
    assert.equal(await text(get("range", { IfMatch: ETag })), "0123456789");
  },

  async "a conditional put is refused where something stands"() {
    const { ETag } = await put("once", "first", { IfNoneMatch: "*" });
    await assert.rejects(put("once", "second", { IfNoneMatch: "*" }), fails("PreconditionFailed", 412));
    await assert.rejects(put("once", "second", { IfMatch: '"other"' }), fails("PreconditionFailed", 412));
    await assert.rejects(put("none", "second", { IfMatch: ETag }), fails("NoSuchKey", 404));
    assert.equal(await text(get("once")), "first");
    await put("once", "second", { IfMatch: ETag });
    assert.equal(await text(get("once")), "second");
  },

  async "an object is copied"() {
    await put("from/é+ü", "copied", { Metadata: { team: "blue" }, ContentType: "text/x-test" });
    const CopySource = `${Bucket}/${encodeURIComponent("from/é+ü")}`;
    const { CopyObjectResult } = await root.send(new s3.CopyObjectCommand({ Bucket, Key: "to", CopySource }));
    const got = await get("to");
    assert.deepEqual([got.ETag, got.Metadata, got.ContentType, await text(got)], [CopyObjectResult.ETag, { team: "blue" }, "text/x-test", "copied"]);
    await root.send(new s3.CopyObjectCommand({ Bucket, Key: "to", CopySource, MetadataDirective: "REPLACE", Metadata: { team: "red" } }));
    assert.deepEqual((await head("to")).Metadata, { team: "red" });
    await assert.rejects(root.send(new s3.CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/none` })), fails("NoSuchKey", 404));
    await assert.rejects(root.send(new s3.CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/to` })), fails("InvalidRequest", 400));
  },

  async "tags are set with the object and after"() {
    const tags = async (Key) => (await root.send(new s3.GetObjectTaggingCommand({ Bucket, Key }))).TagSet;
    await put("tagged", "x", { Tagging: "team=blue&a%20b=c%2Bd" });
    assert.deepEqual((await tags("tagged")).sort((a, b) => (a.Key < b.Key ? -1 : 1)), [{ Key: "a b", Value: "c+d" }, { Key: "team", Value: "blue" }]);
    assert.equal((await head("tagged")).TagCount, 2);
    await root.send(new s3.PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet: [{ Key: "team", Value: "red" }] } }));
    assert.deepEqual(await tags("tagged"), [{ Key: "team", Value: "red" }]);
    const twice = [{ Key: "team", Value: "red" }, { Key: "team", Value: "blue" }];
    await assert.rejects(root.send(new s3.PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet: twice } })), fails("InvalidTag", 400));
    await root.send(new s3.DeleteObjectTaggingCommand({ Bucket, Key: "tagged" }));
    assert.deepEqual(await tags("tagged"), []);

    await assert.rejects(root.send(new s3.GetBucketTaggingCommand({ Bucket })), fails("NoSuchTagSet", 404));
    await root.send(new s3.PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: "team", Value: "red" }] } }));
    assert.deepEqual((await root.send(new s3.GetBucketTaggingCommand({ Bucket }))).TagSet, [{ Key: "team", Value: "red" }]);
  },

  async "a large stream is uploaded in parts"() {
    const bytes = randomBytes(12_500_000);
    const pieces = Array.from({ length: 50 }, (_, at) => bytes.subarray(at * 250_000, (at + 1) * 250_000));
    const { ETag } = await new Upload({ client: root, params: { Bucket, Key: "large", Body: Readable.from(pieces) } }).done();
    assert.match(ETag, /^"[0-9a-f]{32}-3"$/);
    assert.ok(bytes.equals(await (await get("large")).Body.transformToByteArray()));
    const second = await get("large", { PartNumber: 2 });
    assert.equal(second.PartsCount, 3);
    assert.ok(bytes.subarray(5 * 1024 * 1024, 10 * 1024 * 1024).equals(await second.Body.transformToByteArray()));

    const { UploadId } = await root.send(new s3.CreateMultipartUploadCommand({ Bucket, Key: "small" }));
    const parts = [];
    for (const PartNumber of [1, 2]) {
      parts.push({ PartNumber, ETag: (await root.send(new s3.UploadPartCommand({ Bucket, Key: "small", UploadId, PartNumber, Body: "x" }))).ETag });
    }

    const complete = (Parts) => root.send(new s3.CompleteMultipartUploadCommand({ Bucket, Key: "small", UploadId, MultipartUpload: { Parts } }));
    await assert.rejects(complete(parts), fails("EntityTooSmall", 400));
    await assert.rejects(complete(parts.toReversed()), fails("InvalidPartOrder", 400));
    await assert.rejects(complete([{ PartNumber: 1, ETag: '"other"' }]), fails("InvalidPart", 400));
    await root.send(new s3.AbortMultipartUploadCommand({ Bucket, Key: "small", UploadId }));
    await assert.rejects(get("small"), s3.NoSuchKey);
  },
});
