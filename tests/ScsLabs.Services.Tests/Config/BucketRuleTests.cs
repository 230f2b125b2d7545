using ScsLabs.Services.Config;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about buckets. Source: AWS Config Developer Guide, s3-bucket-public-read-prohibited, s3-bucket-acl-prohibited, s3-bucket-ssl-requests-only.</summary>
public sealed class BucketRuleTests : ConfigWorld
{
    private const string Bucket = "examined";

    private const string WithoutTls = """{"Bool":{"aws:SecureTransport":"false"}}""";

    [Fact]
    public async Task A_bucket_does_not_comply_while_its_policy_lets_everybody_read()
    {
        await BeginAsync("S3_BUCKET_PUBLIC_READ_PROHIBITED");
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Allow", "s3:GetObject")), Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
        (await Config.GetComplianceDetailsByConfigRuleAsync(new("rule", [ComplianceType.NonCompliant]), Token)).EvaluationResults.Single().Annotation.ShouldBe("The S3 bucket policy allows public read access.");
        await Aws.A.Root.S3.PutPublicAccessBlockAsync(new() { BucketName = Bucket, PublicAccessBlockConfiguration = new() { RestrictPublicBuckets = true } }, Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
    }

    [Theory]
    [InlineData("s3:PutObject", "{}", ComplianceType.Compliant)]
    [InlineData("s3:*", "{}", ComplianceType.NonCompliant)]
    [InlineData("s3:GetObject", """{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}""", ComplianceType.Compliant)]
    [InlineData("s3:GetObject", """{"IpAddress":{"aws:SourceIp":"0.0.0.0/1"}}""", ComplianceType.NonCompliant)]
    [InlineData("s3:GetObject", """{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}""", ComplianceType.Compliant)]
    public async Task What_is_public_is_what_S3_means_by_it(string action, string condition, ComplianceType expected)
    {
        await BeginAsync("S3_BUCKET_PUBLIC_READ_PROHIBITED");

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Allow", action, condition)), Token);

        (await OfAsync(Bucket)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_denial_for_everybody_takes_the_public_s_reading_away()
    {
        await BeginAsync("S3_BUCKET_PUBLIC_READ_PROHIBITED");
        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Allow", "s3:GetObject")), Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Allow", "s3:GetObject"), Statement("Deny", "s3:GetObject*")), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
    }

    [Fact]
    public async Task A_bucket_does_not_comply_while_its_ACL_lets_everybody_list_it_and_the_account_does_not_block_that()
    {
        await BeginAsync("S3_BUCKET_PUBLIC_READ_PROHIBITED");
        await PutAclAsync(Amazon.S3.S3CannedACL.PublicRead);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);

        await BlockAsync(new(IgnorePublicAcls: true));
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
        await BlockAsync(new(RestrictPublicBuckets: true));
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task What_the_account_blocks_counts_though_it_shows_in_no_answer_about_the_bucket()
    {
        await BeginAsync("S3_BUCKET_PUBLIC_READ_PROHIBITED");
        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Allow", "s3:GetObject")), Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);

        await BlockAsync(new(RestrictPublicBuckets: true));
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
        await BlockAsync(new(IgnorePublicAcls: true));
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task A_bucket_complies_if_its_ACL_grants_nothing_to_others_or_is_off()
    {
        await BeginAsync("S3_BUCKET_ACL_PROHIBITED");
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);

        await PutAclAsync(Amazon.S3.S3CannedACL.Private);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
        await PutAclAsync(Amazon.S3.S3CannedACL.AuthenticatedRead);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.S3.PutBucketOwnershipControlsAsync(new() { BucketName = Bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Amazon.S3.ObjectOwnership.BucketOwnerPreferred }] } }, Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task A_bucket_complies_if_its_policy_denies_everything_without_TLS()
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", "s3:*", WithoutTls)), Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
        await Aws.A.Root.S3.DeleteBucketPolicyAsync(Bucket, Token);
        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Theory]
    [InlineData("*", """{"StringEqualsIgnoreCase":{"aws:securetransport":"FALSE"}}""")]
    [InlineData("s3:*", """{"Bool":{"aws:SecureTransport":"false","aws:PrincipalIsAWSService":"false"}}""")]
    [InlineData("s3:*", """{"BoolIfExists":{"aws:SecureTransport":"false"}}""")]
    public async Task A_denial_that_is_written_differently_complies_too(string action, string condition)
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", action, condition)), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.Compliant);
    }

    [Theory]
    [InlineData("s3:GetObject", WithoutTls, "*")]
    [InlineData("s3:*", """{"Bool":{"aws:SecureTransport":"false"},"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""", "*")]
    [InlineData("s3:*", """{"Bool":{"aws:SecureTransport":"false"},"StringEquals":{"aws:SourceVpc":"vpc-0123456789abcdef0"}}""", "*")]
    [InlineData("s3:*", """{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", "*")]
    [InlineData("s3:*", WithoutTls, "111122223333")]
    public async Task A_denial_that_leaves_some_requests_out_does_not_comply(string action, string condition, string principal)
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", action, condition, principal)), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task A_denial_that_spares_somebody_does_not_comply()
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", "s3:*", WithoutTls, Aws.A.Id).Replace("\"Principal\"", "\"NotPrincipal\"", StringComparison.Ordinal)), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task A_denial_of_the_objects_alone_does_not_comply()
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", "s3:*", WithoutTls).Replace($"\"arn:aws:s3:::{Bucket}\",", "", StringComparison.Ordinal)), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task A_policy_with_too_many_combinations_counts_as_one_that_lets_everybody_in()
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");
        string Values(string prefix) => string.Join(',', Enumerable.Range(0, 12).Select(number => $"\"{prefix}{number}\""));
        var condition = $$$"""{"StringEquals":{"aws:UserAgent":[{{{Values("a")}}}],"aws:Referer":[{{{Values("b")}}}],"aws:SourceVpc":[{{{Values("vpc-")}}}],"aws:SourceVpce":[{{{Values("vpce-")}}}]}}""";

        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", "s3:*", WithoutTls), Statement("Deny", "s3:*", condition)), Token);

        (await OfAsync(Bucket)).ShouldBe(ComplianceType.NonCompliant);
    }

    [Fact]
    public async Task An_item_shows_the_policy_beside_the_configuration()
    {
        await BeginAsync("S3_BUCKET_SSL_REQUESTS_ONLY");
        await Aws.A.Root.S3.PutBucketPolicyAsync(Bucket, Policy(Statement("Deny", "s3:*", WithoutTls)), Token);
        await Backend.Emulator.SettleAsync(Token);

        var item = (await Config.GetResourceConfigHistoryAsync(new("AWS::S3::Bucket", Bucket), Token)).ConfigurationItems[0];

        item.SupplementaryConfiguration["BucketPolicy"].ShouldContain("aws:SecureTransport");
        item.Configuration.ShouldNotBeNull().ShouldContain(Bucket);
    }

    /// <summary>A bucket that blocks nothing, and a rule.</summary>
    private async Task BeginAsync(string rule)
    {
        await Aws.A.Root.S3.PutBucketAsync(Bucket, Token);
        await Aws.A.Root.S3.PutPublicAccessBlockAsync(new() { BucketName = Bucket, PublicAccessBlockConfiguration = new() { BlockPublicAcls = false } }, Token);
        await RecordAsync();
        await PutRuleAsync(rule);
        await Backend.Emulator.SettleAsync(Token); // some policies keep the recorder's role out too
    }

    private async Task PutAclAsync(Amazon.S3.S3CannedACL acl)
    {
        await Aws.A.Root.S3.PutBucketOwnershipControlsAsync(new() { BucketName = Bucket, OwnershipControls = new() { Rules = [new() { ObjectOwnership = Amazon.S3.ObjectOwnership.ObjectWriter }] } }, Token);
        await Aws.A.Root.S3.PutBucketAclAsync(new Amazon.S3.Model.PutBucketAclRequest { BucketName = Bucket, ACL = acl }, Token);
    }

    /// <summary>Puts the account's Block Public Access, of which the SDK has a client of its own.</summary>
    private Task BlockAsync(PublicAccessBlockConfiguration configuration)
    {
        Backend.Emulator.Store.Write(draft =>
        {
            draft.Put(new AccountPublicAccessBlock(Model.AccountId.Parse(Aws.A.Id), configuration));
            return true;
        });
        return Backend.Emulator.SettleAsync(Token);
    }

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static string Statement(string effect, string action, string condition = "{}", string principal = "*")
    {
        string[] resources = action is "s3:GetObject" or "s3:GetObject*" or "s3:PutObject" ? [$"\"arn:aws:s3:::{Bucket}/*\""] : [$"\"arn:aws:s3:::{Bucket}\"", $"\"arn:aws:s3:::{Bucket}/*\""];
        return $$"""{"Effect":"{{effect}}","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":[{{string.Join(',', resources)}}],"Condition":{{condition}}}""";
    }
}
