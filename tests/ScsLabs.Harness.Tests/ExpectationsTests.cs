using ScsLabs.Policy;
using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>Expectations fail where they should, and say why.</summary>
public sealed class ExpectationsTests : IAsyncLifetime
{
    private static readonly Refusal Reading = new("AccessDeniedException", "ssm:GetParameter", SmallLab.Parameter);

    private readonly SmallLab lab = new();

    private LabContext Aws => lab.Aws;

    private Actor Alice => Aws.A.User("alice");

    public ValueTask InitializeAsync() => lab.InitializeAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [Fact]
    public async Task A_call_that_should_be_allowed_and_is_not_tells_who_was_refused_what_and_by_which_statements()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Alice, who => who.Ssm.GetParameterAsync(new() { Name = "/other" })));

        failure.Message.ShouldBe(
            """
            user alice of account A called ssm:GetParameter
            expected: the call succeeds
            got: AccessDeniedException: User: arn:aws:iam::111111111111:user/alice is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111111111111:parameter/other because no identity-based policy allows the ssm:GetParameter action
              nearest: Allow of read, statement Only (an identity-based policy): Resource [arn:aws:ssm:us-east-1:111111111111:parameter/mine] doesn't name arn:aws:ssm:us-east-1:111111111111:parameter/other
            """);
    }

    [Fact]
    public async Task A_call_that_should_be_refused_and_is_not_tells_which_policy_let_it_in()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/mine" })));

        failure.Message.ShouldContain("got: the call was allowed");
        failure.Message.ShouldContain("ssm:GetParameter on arn:aws:ssm:us-east-1:111111111111:parameter/mine: allowed by read, statement Only (an identity-based policy)");
    }

    [Fact]
    public async Task A_call_that_should_be_refused_and_is_not_is_told_with_its_parameters_but_no_secret()
    {
        await Aws.A.Root.S3.PutBucketAsync("reports", TestContext.Current.CancellationToken);
        var root = Aws.A.Root;

        (await ToldAsync(who => who.S3.ListObjectsV2Async(new() { BucketName = "reports" }))).ShouldBe("root of account A called s3:ListObjectsV2 (BucketName reports)");
        (await ToldAsync(who => who.S3.ListObjectsV2Async(new() { BucketName = "reports", Prefix = "internal/", MaxKeys = 7 }))).ShouldBe("root of account A called s3:ListObjectsV2 (BucketName reports, MaxKeys 7, Prefix internal/)");
        (await ToldAsync(who => who.S3.PutObjectAsync(new() { BucketName = "reports", Key = "k", ContentBody = "confidential", CannedACL = Amazon.S3.S3CannedACL.BucketOwnerFullControl }))).ShouldBe("root of account A called s3:PutObject (BucketName reports, CannedACL bucket-owner-full-control, Key k)");
        (await ToldAsync(who => who.Ssm.PutParameterAsync(new() { Name = "/secret", Value = "hunter2", Type = "SecureString" }))).ShouldBe("root of account A called ssm:PutParameter (Name /secret, Type SecureString)");
        (await ToldAsync(who => who.Ssm.GetParametersByPathAsync(new() { Path = "/" + new string('x', 100), Recursive = false }))).ShouldBe($"root of account A called ssm:GetParametersByPath (Path /{new string('x', 79)}…, Recursive False)");
        (await ToldAsync(async who => (await who.Sts.GetCallerIdentityAsync(new())).Account)).ShouldBe("root of account A called sts:GetCallerIdentity");

        async Task<string> ToldAsync<T>(Func<Actor, Task<T>> call) => (await Should.ThrowAsync<XunitException>(() => Aws.FailsAsync(root, "AccessDenied", call))).Message.Split('\n')[0];
    }

    [Fact]
    public async Task A_policy_that_is_no_JSON_is_told_with_the_place_where_it_breaks()
    {
        await Aws.A.Root.S3.PutBucketAsync("reports", TestContext.Current.CancellationToken);
        const string Broken = "{\n  \"Version\": \"2012-10-17\",\n  oops\n}";

        var bucket = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Aws.A.Root, who => who.S3.PutBucketPolicyAsync("reports", Broken)));
        var user = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Aws.A.Root, async who =>
        {
            await who.Iam.PutUserPolicyAsync(new("alice", "p", Broken));
            return true;
        }));
        var other = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Aws.A.Root, who => who.S3.PutBucketPolicyAsync("reports", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Maybe" } ] }""")));

        bucket.Message.ShouldEndWith("MalformedPolicy: This policy contains invalid Json (the policy's JSON breaks at its line 3, character 3)");
        user.Message.ShouldEndWith(" (the policy's JSON breaks at its line 3, character 3)");
        other.Message.ShouldContain("got: MalformedPolicy");
        other.Message.ShouldNotContain("breaks");
    }

    [Fact]
    public async Task A_refusal_for_another_reason_does_not_count()
    {
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/other" })))).Message.ShouldContain("refused, but for another reason");
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading with { Action = "ssm:DeleteParameter", DecidedBy = "Session" }, who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" })))).Message.ShouldContain("by a session policy");
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Aws.A.Root, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/none" })))).Message.ShouldContain("ParameterNotFound");
        await Aws.RefusesAsync(Alice, Reading with { Action = "ssm:DeleteParameter", DecidedBy = "Identity" }, who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" }));
    }

    [Fact]
    public async Task The_condition_that_failed_is_told_with_what_it_wants_and_what_the_request_has()
    {
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read",
            """
            { "Version": "2012-10-17", "Statement": [
              { "Sid": "Far", "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "arn:aws:ssm:*:*:parameter/none" },
              { "Sid": "Near", "Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } } ] }
            """));

        var failure = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Alice, who => who.Ssm.GetParameterAsync(new() { Name = "/mine" })));

        failure.Message.ShouldContain("nearest: Allow of read, statement Near (an identity-based policy): StringEquals aws:RequestedRegion wants [eu-west-1], the request has [us-east-1]");
    }

    [Fact]
    public async Task Where_another_kind_of_policy_is_missing_the_statement_that_allows_is_not_said_to_name_nothing()
    {
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", SmallLab.Allow("*", "*")));

        var failure = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Alice, who => who.AssumeRoleAsync("arn:aws:iam::111111111111:role/none", "s")));

        failure.Message.ShouldStartWith("user alice of account A called sts:AssumeRole");
        failure.Message.ShouldNotContain("no statement names");
    }

    [Fact]
    public async Task What_is_no_answer_of_AWS_is_no_refusal() =>
        await Should.ThrowAsync<InvalidDataException>(() => Aws.RefusesAsync<int>(Alice, Reading, _ => throw new InvalidDataException()));

    [Fact]
    public async Task A_role_is_judged_by_all_that_it_may_do()
    {
        await Aws.A.Root.Iam.CreateRoleAsync(new("app", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"""));
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("app", "p", SmallLab.Allow("ssm:GetParameter*", SmallLab.Parameter)));

        var permissions = Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:role/app");

        await permissions.ShouldBeExactlyAsync(new Permission("ssm:GetParameter*", SmallLab.Parameter));
        await permissions.ShouldBeAtMostAsync(new Permission("ssm:*", "*"));
        await permissions.On(SmallLab.Parameter + "2").ShouldBeExactlyAsync();
        var failure = await Should.ThrowAsync<XunitException>(() => permissions.ShouldBeExactlyAsync(new Permission("ssm:GetParameter", SmallLab.Parameter), new Permission("ssm:PutParameter", SmallLab.Parameter)));
        failure.Message.Split('\n').ShouldBe(
        [
            "role app of account A should have the permissions that the task asks for, and no others",
            $"it also has: ssm:GetParameterHistory, ssm:GetParameters, ssm:GetParametersByPath, by p, statement Only (an identity-based policy); for example ssm:GetParameterHistory on {SmallLab.Parameter}",
            $"it lacks, wholly or in part: ssm:PutParameter on {SmallLab.Parameter}",
        ]);
    }

    [Fact]
    public async Task Of_a_wide_grant_the_actions_of_the_checks_service_are_told_first()
    {
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "all", SmallLab.Allow("*", "*")));

        var failure = await Should.ThrowAsync<XunitException>(() => Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/alice").ShouldBeExactlyAsync(new Permission("ssm:GetParameter", SmallLab.Parameter)));

        failure.Message.Split('\n').Single(line => line.StartsWith("it also has: ", StringComparison.Ordinal)).ShouldMatch("^it also has: (ssm:[A-Za-z]+, ){3}ssm:[A-Za-z]+ and [0-9]+ more, by .*; for example ssm:[A-Za-z]+ on ");
    }

    [Fact]
    public async Task What_a_permission_goes_beyond_is_told_and_what_it_should_be_is_not()
    {
        const string Reports = "arn:aws:s3:::reports";
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "list", SmallLab.Allow("s3:ListBucket", "arn:aws:s3:::rep*")));
        var permissions = Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/alice").On("arn:aws:s3:::*");

        var more = await Should.ThrowAsync<XunitException>(() => permissions.ShouldBeAtMostAsync(Listing("shared/*")));
        await Aws.A.Root.Iam.DeleteUserPolicyAsync(new("alice", "list"));
        var less = await Should.ThrowAsync<XunitException>(() => permissions.ShouldBeExactlyAsync(Listing("shared/*")));
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "list", SmallLab.Allow("s3:ListBucket", Reports).Replace("}]}", ""","Condition":{"StringEquals":{"s3:prefix":"internal/"}}}]}""", StringComparison.Ordinal)));
        var other = await Should.ThrowAsync<XunitException>(() => permissions.ShouldBeAtMostAsync(Listing("shared/*")));

        more.Message.Split('\n').ShouldBe(
        [
            "user alice of account A may have at most the permissions that the task asks for",
            $"it also has: s3:ListBucket, by list, statement Only (an identity-based policy); for example s3:ListBucket on {Reports}, without s3:prefix",
        ]);
        less.Message.Split('\n')[1].ShouldBe($"it lacks, wholly or in part: s3:ListBucket on {Reports}");
        other.Message.ShouldEndWith($"for example s3:ListBucket on {Reports}, with s3:prefix internal/");

        static Permission Listing(string prefix) => new("s3:ListBucket", Reports) { When = { ["s3:prefix"] = prefix } };
    }

    [Fact]
    public async Task The_example_is_on_a_resource_that_the_check_is_about_where_there_is_one()
    {
        await Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "all", SmallLab.Allow("ssm:*", "*")));

        var failure = await Should.ThrowAsync<XunitException>(() => Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/alice").ShouldBeAtMostAsync(new Permission("ssm:GetParameter", SmallLab.Parameter)));

        failure.Message.ShouldEndWith($" on {SmallLab.Parameter}");
    }
}
