using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;
/// <summary>Managed policies, their versions and attachments.</summary>
public sealed class ManagedPolicyTests
{
    [Fact]
    public async Task The_version_that_is_chosen_counts_at_the_next_call()
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        var arn = (await cloud.Root.Iam.CreatePolicyAsync(new("lists", Policies.Allow("iam:ListUsers")))).Policy.Arn;
        await cloud.Root.Iam.AttachUserPolicyAsync(new("alice", arn));
        await alice.Iam.ListUsersAsync(new());

        await cloud.Root.Iam.CreatePolicyVersionAsync(new(arn, Policies.Allow("iam:ListRoles")));
        await alice.Iam.ListUsersAsync(new());

        await cloud.Root.Iam.SetDefaultPolicyVersionAsync(new(arn, "v2"));
        await alice.Iam.ListRolesAsync(new());
        await cloud.FailsAsync(() => alice.Iam.ListUsersAsync(new()), "AccessDenied");
    }

    [Fact]
    public void What_a_new_policy_s_answer_leaves_out_is_read_later()
    {
        var root = new TestAws().Root;
        var made = root.Do(CreatePolicyOperation.Instance, new("described", Policies.Allow("iam:ListUsers"), Description: "what it is for")).Policy;
        var read = root.Do(GetPolicyOperation.Instance, new(made.Arn)).Policy;

        (made.Description, made.Tags).ShouldBe((null, null));
        read.Description.ShouldBe("what it is for");
        read.Tags.ShouldBe([]);
    }

    [Theory]
    [InlineData("ReadOnlyAccess", "iam:GetUser", "iam:CreateUser")]
    [InlineData("SecurityAudit", "iam:GetAccountSummary", "iam:DeleteUser")]
    [InlineData("job-function/ViewOnlyAccess", "iam:ListUsers", "iam:CreateUser")]
    [InlineData("IAMReadOnlyAccess", "iam:ListRoles", "iam:CreateRole")]
    [InlineData("AWSKeyManagementServicePowerUser", "iam:ListRoles", "iam:GetUser")]
    [InlineData("job-function/SystemAdministrator", "iam:ListRoles", "iam:CreateUser")]
    public async Task An_AWS_managed_policy_allows_what_AWSs_does(string name, string allowed, string denied)
    {
        await using var cloud = await Cloud.StartAsync();
        var alice = await cloud.Root.CreateUserAsync("alice");
        await cloud.Root.Iam.AttachUserPolicyAsync(new("alice", $"arn:aws:iam::aws:policy/{name}"));

        await CallAsync(alice.Iam, allowed);

        await cloud.FailsAsync(() => CallAsync(alice.Iam, denied), "AccessDenied");
    }

    [Theory]
    [InlineData("AmazonWorkMailFullAccess", "NotImplemented")]
    [InlineData("service-role/AWSBackupServiceRolePolicyForBackup", "NotImplemented")]
    [InlineData("aws-service-role/AWSSupportServiceRolePolicy", "NotImplemented")]
    [InlineData("service-role/AmazonWorkMailFullAccess", "NoSuchEntity")]
    [InlineData("readonlyaccess", "NoSuchEntity")]
    [InlineData("NoSuchPolicyAtAll", "NoSuchEntity")]
    public async Task An_AWS_managed_policy_without_a_document_says_so_and_one_that_AWS_has_not_is_absent(string name, string code)
    {
        await using var cloud = await Cloud.StartAsync();
        var arn = $"arn:aws:iam::aws:policy/{name}";
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.CreateGroupAsync(new("team"));
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);

        await cloud.FailsAsync(() => cloud.Root.Iam.GetPolicyAsync(new(arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.GetPolicyVersionAsync(new(arn, "v1")), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.ListEntitiesForPolicyAsync(new(arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.AttachUserPolicyAsync(new("alice", arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.AttachGroupPolicyAsync(new("team", arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.AttachRolePolicyAsync(new("app", arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.PutUserPermissionsBoundaryAsync(new("alice", arn)), code);
        await cloud.FailsAsync(() => cloud.Root.Iam.CreateUserAsync(new("bob", PermissionsBoundary: arn)), code);
    }

    [Fact]
    public async Task Every_AWS_managed_policy_here_is_one_of_AWSs()
    {
        await using var cloud = await Cloud.StartAsync();
        var policies = (await cloud.Root.Iam.ListPoliciesAsync(new(PolicyScope.Aws) { Page = new() { MaxItems = 1000 } })).Policies;

        policies.Count.ShouldBeGreaterThanOrEqualTo(12 + 30);
        using var names = new StreamReader(typeof(IamClient).Assembly.GetManifestResourceStream("AwsManagedPolicyNames")!);
        policies.Select(policy => $"{policy.Path[1..]}{policy.PolicyName}").ShouldBeSubsetOf((await names.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n'));
    }

    [Fact]
    public async Task A_version_number_is_not_used_again()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        var arn = (await iam.CreatePolicyAsync(new("p", IamSamples.Policy))).Policy.Arn;
        await iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy));
        await iam.DeletePolicyVersionAsync(new(arn, "v2"));

        (await iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy, SetAsDefault: true))).PolicyVersion.VersionId.ShouldBe("v3");

        (await iam.ListPolicyVersionsAsync(new(arn))).Versions.Select(version => (version.VersionId, version.IsDefaultVersion)).ShouldBe([("v3", true), ("v1", false)]);
        await cloud.FailsAsync(() => iam.GetPolicyVersionAsync(new(arn, "v2")), "NoSuchEntity");
    }

    [Fact]
    public async Task A_policy_has_five_versions_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        var arn = (await cloud.Root.Iam.CreatePolicyAsync(new("p", IamSamples.Policy))).Policy.Arn;
        for (var i = 0; i < 4; i++)
        {
            await cloud.Root.Iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy));
        }

        await cloud.FailsAsync(() => cloud.Root.Iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy)), "LimitExceeded");
    }

    [Fact]
    public async Task Attaching_a_policy_that_is_not_there_fails()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        var foreign = (await cloud.RootOf(Cloud.AccountB).Iam.CreatePolicyAsync(new("theirs", IamSamples.Policy))).Policy.Arn;

        foreach (var arn in new[] { "arn:aws:iam::111111111111:policy/none", foreign })
        {
            await cloud.FailsAsync(() => cloud.Root.Iam.AttachUserPolicyAsync(new("alice", arn)), "NoSuchEntity", $"Policy {arn} does not exist or is not attachable.");
            await cloud.FailsAsync(() => cloud.Root.Iam.DetachUserPolicyAsync(new("alice", arn)), "NoSuchEntity", $"Policy {arn} was not found.");
        }

        await cloud.FailsAsync(() => cloud.Root.Iam.AttachUserPolicyAsync(new("alice", "arn:aws:s3:::not-a-policy")), "InvalidInput", "ARN arn:aws:s3:::not-a-policy is not valid.");
    }

    [Fact]
    public async Task Ten_policies_are_attached_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);
        for (var i = 0; i <= 10; i++)
        {
            var arn = (await cloud.Root.Iam.CreatePolicyAsync(new($"p{i}", IamSamples.Policy))).Policy.Arn;
            if (i < 10)
            {
                await cloud.Root.Iam.AttachRolePolicyAsync(new("app", arn));
            }
        }

        await cloud.FailsAsync(
            () => cloud.Root.Iam.AttachRolePolicyAsync(new("app", "arn:aws:iam::111111111111:policy/p10")),
            "LimitExceeded",
            "Cannot exceed quota for PoliciesPerRole: 10");
    }

    [Fact]
    public async Task Who_uses_a_policy_is_listed_by_kind_of_use()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await iam.CreateUserAsync(new("alice", PermissionsBoundary: IamSamples.ReadOnly));
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);
        await iam.CreateGroupAsync(new("readers"));
        await iam.AttachRolePolicyAsync(new("app", IamSamples.ReadOnly));
        await iam.AttachGroupPolicyAsync(new("readers", IamSamples.ReadOnly));

        var all = await iam.ListEntitiesForPolicyAsync(new(IamSamples.ReadOnly));
        all.PolicyUsers.Select(user => user.UserName).ShouldBe(["alice"]);
        all.PolicyRoles.Select(role => role.RoleName).ShouldBe(["app"]);
        all.PolicyGroups.Select(group => group.GroupName).ShouldBe(["readers"]);

        (await iam.ListEntitiesForPolicyAsync(new(IamSamples.ReadOnly, PolicyUsageFilter: PolicyUsageType.PermissionsPolicy))).PolicyUsers.ShouldBeEmpty();
        (await iam.ListEntitiesForPolicyAsync(new(IamSamples.ReadOnly, EntityType.Group))).PolicyRoles.ShouldBeEmpty();
        var policy = (await iam.GetPolicyAsync(new(IamSamples.ReadOnly))).Policy;
        (policy.AttachmentCount, policy.PermissionsBoundaryUsageCount).ShouldBe((2, 1));
    }

    [Fact]
    public async Task The_policies_of_AWS_are_there_and_cannot_be_changed()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = cloud.Root.Iam;
        await iam.CreatePolicyAsync(new("mine", IamSamples.Policy));

        var theirs = (await iam.ListPoliciesAsync(new(PolicyScope.Aws))).Policies;

        theirs.Select(policy => policy.Arn).ShouldContain("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole");
        (await iam.ListPoliciesAsync(new(PolicyScope.Local))).Policies.Select(policy => policy.PolicyName).ShouldBe(["mine"]);
        (await iam.ListPoliciesAsync(new())).Policies.Count.ShouldBe(theirs.Count + 1);
        (await iam.ListPoliciesAsync(new(OnlyAttached: true))).Policies.ShouldBeEmpty();
        foreach (var change in new Func<Task>[]
        {
            () => iam.DeletePolicyAsync(new(IamSamples.ReadOnly)),
            () => iam.CreatePolicyVersionAsync(new(IamSamples.ReadOnly, IamSamples.Policy)),
            () => iam.SetDefaultPolicyVersionAsync(new(IamSamples.ReadOnly, "v1")),
            () => iam.TagPolicyAsync(new(IamSamples.ReadOnly, [new("a", "b")])),
        })
        {
            var error = await Should.ThrowAsync<AwsException>(change);
            (error.Code, error.Message).ShouldBe(("AccessDenied", "Policy is outside your own account."));
        }
    }

    [Fact]
    public async Task The_administrator_may_do_everything_and_the_power_user_all_but_IAM()
    {
        await using var cloud = await Cloud.StartAsync();
        var (admin, power) = (await cloud.Root.CreateUserAsync("admin"), await cloud.Root.CreateUserAsync("power"));
        await cloud.Root.Iam.AttachUserPolicyAsync(new("admin", "arn:aws:iam::aws:policy/AdministratorAccess"));
        await cloud.Root.Iam.AttachUserPolicyAsync(new("power", "arn:aws:iam::aws:policy/PowerUserAccess"));

        await admin.Iam.CreateUserAsync(new("made-by-admin"));
        await power.Kms.CreateKeyAsync(new());
        await cloud.FailsAsync(() => power.Iam.CreateUserAsync(new("made-by-power")), "AccessDenied");
    }

    private static Task<object> CallAsync(IamClient iam, string action) => action switch
    {
        "iam:GetUser" => AsObjectAsync(iam.GetUserAsync(new("alice"))),
        "iam:ListUsers" => AsObjectAsync(iam.ListUsersAsync(new())),
        "iam:CreateUser" => AsObjectAsync(iam.CreateUserAsync(new("bob"))),
        "iam:DeleteUser" => AsObjectAsync(iam.DeleteUserAsync(new("alice"))),
        "iam:ListRoles" => AsObjectAsync(iam.ListRolesAsync(new())),
        "iam:CreateRole" => AsObjectAsync(iam.CreateRoleAsync(new("app", IamSamples.Trust))),
        "iam:GetAccountSummary" => AsObjectAsync(iam.GetAccountSummaryAsync(new())),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static async Task<object> AsObjectAsync<T>(Task<T> call)
        where T : class => await call;
}
