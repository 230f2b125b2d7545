using ScsLabs.Model.Bodies;
using ScsLabs.Policy;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Tests;

/// <summary>Resources allow too: by their policies, grants and access control lists, and roles by what they may do themselves.</summary>
public sealed partial class PermissionsOfTests
{
    private const string Inbox = "arn:aws:s3:::inbox";

    [Fact]
    public async Task A_bucket_policy_that_names_the_role_allows_it_and_no_other()
    {
        var (app, other) = (await RoleAsync("app"), await RoleAsync("other"));
        await BucketAsync("reports", Grant("s3:GetObject", "arn:aws:s3:::reports/*", app));

        Exactly(app, ["bucket policy of reports, statement 1"], Read);
        aws.PermissionsOf(other).ShouldBeExactly();
    }

    [Fact]
    public async Task A_bucket_policy_that_names_the_own_account_leaves_the_decision_to_identity_policies()
    {
        var (app, other) = (await RoleAsync("app", Allow("s3:GetObject", "*")), await RoleAsync("other"));
        await BucketAsync("reports", Grant("s3:GetObject", "arn:aws:s3:::reports/*", A));

        aws.PermissionsOf(app).ShouldBeExactly(new Permission("s3:GetObject", "*"));
        aws.PermissionsOf(other).ShouldBeExactly();
    }

    [Fact]
    public async Task Another_accounts_bucket_needs_both_policies()
    {
        var theirs = new S3Client(aws.RootOf(B));
        await theirs.CreateBucketAsync(new("reports"), Token);
        var (app, other) = (await RoleAsync("app", Allow("s3:*", "arn:aws:s3:::reports*")), await RoleAsync("other"));
        aws.PermissionsOf(app).On("arn:aws:s3:::reports", "arn:aws:s3:::reports/*").ShouldBeExactly();

        await theirs.PutBucketPolicyAsync(new("reports", Policy(Grant("s3:GetObject", "arn:aws:s3:::reports/*", A))), Token);

        aws.PermissionsOf(app).On("arn:aws:s3:::reports", "arn:aws:s3:::reports/*").ShouldBeExactly(Read);
        aws.PermissionsOf(other).ShouldBeExactly();
    }

    [Fact]
    public async Task A_bucket_policy_for_everyone_allows_each_principal_of_the_account_unless_public_access_is_blocked()
    {
        var app = await RoleAsync("app");
        await BucketAsync("reports");
        await s3.DeletePublicAccessBlockAsync(new("reports"), Token);
        await s3.PutBucketPolicyAsync(new("reports", Policy("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}""")), Token);
        var stranger = await StrangerAsync(Allow("s3:GetObject", "arn:aws:s3:::reports/*"));

        Exactly(app, ["bucket policy of reports, statement 1"], Read);
        aws.PermissionsOf(stranger).ShouldBeExactly(Read);

        await s3.PutPublicAccessBlockAsync(new("reports", new() { RestrictPublicBuckets = true }), Token);
        aws.PermissionsOf(app).ShouldBeExactly(Read);
        aws.PermissionsOf(stranger).ShouldBeExactly();
    }

    [Theory]
    [InlineData("ssm:*", "arn:aws:ssm:us-east-1::document/AWS-RunPatchBaseline", "ssm:SendCommand")]
    [InlineData("ssm:*", "arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/*", "ssm:GetParametersByPath")]
    [InlineData("iam:*", "arn:aws:iam::aws:policy/ReadOnlyAccess", "iam:GetPolicy")]
    [InlineData("ec2:*", "arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0", "ec2:RunInstances")]
    public async Task What_AWS_owns_is_a_resource_though_it_belongs_to_no_account(string actions, string resource, string one)
    {
        var app = await RoleAsync("app", Allow(actions, resource));

        aws.PermissionsOf(app).ShouldBeExactly(new Permission(actions, resource));
        Should.Throw<PermissionsException>(() => aws.PermissionsOf(app).ShouldBeExactly(new Permission(one, resource)));
    }

    [Fact]
    public async Task A_Deny_in_the_bucket_policy_takes_away_what_identity_policies_allow()
    {
        var (app, other) = (await RoleAsync("app", Allow("s3:GetObject", "arn:aws:s3:::reports/*")), await RoleAsync("other", Allow("s3:GetObject", "arn:aws:s3:::reports/*")));
        await BucketAsync("reports", $$"""{"Effect":"Deny","Principal":{"AWS":"{{app}}"},"Action":"s3:*","Resource":"arn:aws:s3:::reports/secret/*"}""");

        Exactly(app, ["own, statement 1"], Read with { Except = ["arn:aws:s3:::reports/secret/*"] });
        aws.PermissionsOf(other).ShouldBeExactly(Read);
    }

    [Fact]
    public async Task A_bucket_policy_may_name_one_session_of_a_role()
    {
        var (app, other) = (await RoleAsync("app"), await RoleAsync("other"));
        await BucketAsync("reports", Grant("s3:GetObject", "arn:aws:s3:::reports/*", $"arn:aws:sts::{A}:assumed-role/app/nightly"));

        aws.PermissionsOf(app).ShouldBeAtMost(Read);
        aws.PermissionsOf(app).Beyond().ShouldHaveSingleItem().Source.ShouldBe("bucket policy of reports, statement 1");
        aws.PermissionsOf(other).ShouldBeExactly();
    }

    [Fact]
    public async Task A_key_policy_must_allow_or_leave_it_to_identity_policies()
    {
        var (app, other) = (await RoleAsync("app", Allow("kms:Decrypt", "*")), await RoleAsync("other"));
        var kms = new KmsClient(aws.RootOf(A));
        var open = (await kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn!;
        var closed = (await kms.CreateKeyAsync(new(Policy: Policy(Grant("kms:PutKeyPolicy", "*", $"arn:aws:iam::{A}:root"))), Token)).KeyMetadata.Arn!;
        var given = (await kms.CreateKeyAsync(new(Policy: Policy(Grant("kms:PutKeyPolicy", "*", $"arn:aws:iam::{A}:root"), Grant("kms:Encrypt", "*", other))), Token)).KeyMetadata.Arn!;

        aws.PermissionsOf(app).On(open, closed, given).ShouldBeExactly(new Permission("kms:Decrypt", open));
        Exactly(other, ["default, statement 2"], new Permission("kms:Encrypt", given));
    }

    [Fact]
    public async Task A_grant_on_a_key_allows_its_operations_under_its_constraint()
    {
        var (app, other) = (await RoleAsync("app"), await RoleAsync("other"));
        var kms = new KmsClient(aws.RootOf(A));
        var key = (await kms.CreateKeyAsync(new(), Token)).KeyMetadata.Arn!;
        await kms.CreateGrantAsync(new(key, app, [GrantOperation.Decrypt], Constraints: new(EncryptionContextSubset: new Dictionary<string, string> { ["tenant"] = "blue" })), Token);
        var blue = new Permission("kms:Decrypt", key) { When = new() { ["kms:EncryptionContext:tenant"] = "blue" } };

        aws.PermissionsOf(app).ShouldBeExactly(blue);
        aws.PermissionsOf(app).Beyond().ShouldHaveSingleItem().Actions.ShouldBe(["kms:Decrypt"]);
        aws.PermissionsOf(app).Missing(blue with { When = new() { ["kms:EncryptionContext:tenant"] = "red" } }).Count.ShouldBe(1);
        aws.PermissionsOf(other).ShouldBeExactly();
    }

    [Fact]
    public async Task An_object_that_another_account_owns_is_its_owners()
    {
        var reader = await RoleAsync("reader", Allow("s3:GetObject", $"{Inbox}/*"));
        var writer = await StrangerAsync(Allow("s3:GetObject", $"{Inbox}/*"));
        await InboxAsync(ObjectOwnership.ObjectWriter);

        aws.PermissionsOf(reader).ShouldBeExactly(new Permission("s3:GetObject", $"{Inbox}/*") { Except = [$"{Inbox}/theirs"] });
        aws.PermissionsOf(writer).ShouldBeExactly(new Permission("s3:GetObject", $"{Inbox}/theirs"));
    }

    [Fact]
    public async Task An_ACL_of_an_object_grants_to_the_buckets_owner()
    {
        var reader = await RoleAsync("reader", Allow("s3:*", $"{Inbox}/theirs"));
        await InboxAsync(ObjectOwnership.ObjectWriter);
        aws.PermissionsOf(reader).Missing(new Permission("s3:GetObject", $"{Inbox}/theirs"), new("s3:GetObjectAcl", $"{Inbox}/theirs")).Count.ShouldBe(2);

        await new S3Client(aws.RootOf(B)).PutObjectAclAsync(new("inbox", "theirs") { ACL = ObjectCannedACL.BucketOwnerRead }, Token);

        aws.PermissionsOf(reader).Missing(new Permission("s3:GetObject", $"{Inbox}/theirs")).ShouldBeEmpty();
        aws.PermissionsOf(reader).Missing(new Permission("s3:PutObjectAcl", $"{Inbox}/theirs")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_ACL_of_a_bucket_grants_to_another_account_that_must_allow_it_too()
    {
        var (stranger, idle) = (await StrangerAsync(Allow("s3:ListBucket", Inbox)), await StrangerAsync("idle", []));
        await InboxAsync(ObjectOwnership.ObjectWriter);
        aws.PermissionsOf(stranger).ShouldBeExactly();

        await s3.PutBucketAclAsync(new("inbox") { ACL = BucketCannedACL.AuthenticatedRead }, Token);

        Exactly(stranger, ["an access control list"], new Permission("s3:ListBucket", Inbox));
        aws.PermissionsOf(idle).ShouldBeExactly();
    }

    [Fact]
    public async Task Where_the_buckets_owner_owns_all_objects_ACLs_count_for_nothing()
    {
        var reader = await RoleAsync("reader", Allow("s3:GetObject", $"{Inbox}/*"));
        var writer = await StrangerAsync(Allow("s3:GetObject", $"{Inbox}/*"));
        await InboxAsync(ObjectOwnership.BucketOwnerEnforced);

        aws.PermissionsOf(reader).ShouldBeExactly(new Permission("s3:GetObject", $"{Inbox}/*"));
        aws.PermissionsOf(writer).ShouldBeExactly();
    }

    [Fact]
    public async Task A_role_that_may_be_assumed_adds_what_it_may_do()
    {
        var alice = await UserAsync("alice", Allow("sts:AssumeRole", "*"));
        var reader = await RoleAsync("reader", Allow("s3:GetObject", "arn:aws:s3:::reports/*"));
        await iam.UpdateAssumeRolePolicyAsync(new("reader", Policy(Grant("sts:AssumeRole", null, alice))), Token);
        var closed = await RoleAsync("closed", Allow("s3:DeleteObject", "*"));
        var assume = new Permission("sts:AssumeRole", "*");

        var through = aws.PermissionsOf(alice).Beyond(assume).ShouldHaveSingleItem();

        (through.Actions.Single(), through.Through.Single()).ShouldBe(("s3:GetObject", reader));
        aws.PermissionsOf(alice).ShouldBeAtMost(assume, Read);
        aws.PermissionsOf(alice).Missing(new Permission("sts:AssumeRole", reader), new("sts:AssumeRole", closed)).ShouldHaveSingleItem().Resource.ShouldBe(closed);
    }

    [Fact]
    public async Task Roles_are_followed_from_one_to_the_next_and_around()
    {
        var first = await RoleAsync("first", Allow("sts:AssumeRole", "*"));
        var second = await RoleAsync("second", Allow("sts:AssumeRole", "*"));
        var third = await RoleAsync("third", Allow("s3:GetObject", "arn:aws:s3:::reports/*"));
        await iam.UpdateAssumeRolePolicyAsync(new("second", Policy(Grant("sts:AssumeRole", null, first))), Token);
        await iam.UpdateAssumeRolePolicyAsync(new("third", Policy(Grant("sts:AssumeRole", null, second))), Token);
        await iam.UpdateAssumeRolePolicyAsync(new("first", Policy(Grant("sts:AssumeRole", null, second))), Token);

        aws.PermissionsOf(first).Beyond(new Permission("sts:AssumeRole", "*")).ShouldHaveSingleItem().Through.ShouldBe([second, third]);
        aws.PermissionsOf(third).ShouldBeExactly(Read);
    }

    [Fact]
    public async Task Its_own_policies_are_judged_as_if_each_owner_allowed_the_same()
    {
        var app = await RoleAsync("app", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), Allow("kms:Decrypt", $"arn:aws:kms:us-east-1:{B}:key/*"));
        await new S3Client(aws.RootOf(B)).CreateBucketAsync(new("reports"), Token);
        await BucketAsync("others", Grant("s3:ListBucket", "arn:aws:s3:::others", app));

        aws.PermissionsOf(app).ShouldBeExactly(new Permission("s3:ListBucket", "arn:aws:s3:::others"));
        aws.PermissionsOf(app).ByItsOwnPolicies().ShouldBeExactly(Read, new("kms:Decrypt", $"arn:aws:kms:us-east-1:{B}:key/*"));
    }

    private static string Grant(string action, string? resource, string principal) =>
        $$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}"{{(resource is null ? "" : $",\"Resource\":\"{resource}\"")}}}""";

    private async Task BucketAsync(string name, params string[] statements)
    {
        await s3.CreateBucketAsync(new(name), Token);
        if (statements.Length > 0)
        {
            await s3.PutBucketPolicyAsync(new(name, Policy(statements)), Token);
        }
    }

    /// <summary>Creates a bucket into which account B has put an object.</summary>
    private async Task InboxAsync(ObjectOwnership ownership)
    {
        await s3.CreateBucketAsync(new("inbox") { ObjectOwnership = ownership }, Token);
        await s3.DeletePublicAccessBlockAsync(new("inbox"), Token);
        await s3.PutBucketPolicyAsync(new("inbox", Policy(Grant("s3:PutObject", $"{Inbox}/*", B))), Token);
        await new S3Client(aws.RootOf(B)).PutObjectAsync(new("inbox", "theirs") { Body = Body.Of("text"u8.ToArray()) }, Token);
    }

    private async Task<string> RoleAsync(string name, params string[] statements)
    {
        var arn = (await iam.CreateRoleAsync(new(name, Policy("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""")), Token)).Role.Arn;
        if (statements.Length > 0)
        {
            await iam.PutRolePolicyAsync(new(name, "own", Policy(statements)), Token);
        }

        return arn;
    }

    private Task<string> StrangerAsync(string statement) => StrangerAsync("stranger", statement);

    /// <summary>Creates a user of account B.</summary>
    private async Task<string> StrangerAsync(string name, params string[] statements)
    {
        var theirs = new IamClient(aws.RootOf(B));
        var arn = (await theirs.CreateUserAsync(new(name), Token)).User.Arn;
        if (statements.Length > 0)
        {
            await theirs.PutUserPolicyAsync(new(name, "own", Policy(statements)), Token);
        }

        return arn;
    }
}
