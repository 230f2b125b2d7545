using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>Buckets and objects, in few words.</summary>
internal static class Objects
{
    public const string TheBucket = "a-bucket-of-tests";

    /// <summary>A bucket of the caller's.</summary>
    public static void Makes(this TestCaller who, string bucket = TheBucket, ObjectOwnership ownership = ObjectOwnership.BucketOwnerEnforced) =>
        who.Do(CreateBucketOperation.Instance, new(bucket) { ObjectOwnership = ownership });

    /// <summary>Writes a small object.</summary>
    public static PutObject.Result Puts(this TestCaller who, string key, string text = "hello", ObjectCannedACL? acl = null, string bucket = TheBucket) =>
        who.Do(PutObjectOperation.Instance, Put(key, text, acl, bucket));

    /// <summary>Reads an object as text.</summary>
    public static string Reads(this TestCaller who, string key, string? versionId = null, string bucket = TheBucket) =>
        Text(who.Do(GetObjectOperation.Instance, new(bucket, key) { Options = new() { VersionId = versionId } }).Body);

    /// <summary>Reading must be refused.</summary>
    public static AwsException IsRefusedToRead(this TestCaller who, string key, string bucket = TheBucket) =>
        who.Fails("AccessDenied", GetObjectOperation.Instance, new(bucket, key));

    public static PutObject Put(string key, string text = "hello", ObjectCannedACL? acl = null, string bucket = TheBucket) => new(bucket, key) { Body = Bytes(text), Settings = new() { ACL = acl } };

    public static Body Bytes(string text) => Body.Of(System.Text.Encoding.UTF8.GetBytes(text));

    public static string Text(Body body)
    {
        using var stream = new MemoryStream();
        var pipe = System.IO.Pipelines.PipeWriter.Create(stream);
        body.CopyToAsync(pipe, CancellationToken.None).GetAwaiter().GetResult();
        pipe.Complete();
        return System.Text.Encoding.Latin1.GetString(stream.ToArray());
    }

    /// <summary>Sets the bucket policy, of statements that stand within brackets.</summary>
    public static void SetsPolicy(this TestCaller who, string statements, string bucket = TheBucket) =>
        who.Do(PutBucketPolicyOperation.Instance, new(bucket, PolicyOf(statements)));

    public static string PolicyOf(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    public static string Statement(string effect, string principal, string action, string resource, string condition = "{}") =>
        $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}","Resource":"arn:aws:s3:::{{resource}}","Condition":{{condition}}}""";

    public static string Account(string id) => $$"""{"AWS":"{{id}}"}""";

    /// <summary>Turns settings of Block Public Access on; all others off.</summary>
    public static void Blocks(this TestCaller who, PublicAccessBlockConfiguration settings, string bucket = TheBucket) =>
        who.Do(PutPublicAccessBlockOperation.Instance, new(bucket, settings.Shown));

    /// <summary>Everything, but one action under a condition only.</summary>
    public static string Only(string action, string condition) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"{{{action}}}","Resource":"*"},{"Effect":"Allow","Action":"{{{action}}}","Resource":"*","Condition":{{{condition}}}}]}""";

    public static string Equal(string key, string value) => $$$"""{"StringEquals":{"{{{key}}}":"{{{value}}}"}}""";
}
