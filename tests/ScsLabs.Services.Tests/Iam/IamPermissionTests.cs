using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

/// <summary>The permissions that IAM's own operations need, and IAM's refusals.</summary>
public sealed class IamPermissionTests
{
    private const string Nobody = "User: arn:aws:iam::111111111111:user/nobody is not authorized to perform:";

    [Fact]
    public async Task Refusals_name_the_resource_as_AWS_does()
    {
        await using var cloud = await Cloud.StartAsync();
        var iam = (await cloud.Root.CreateUserAsync("nobody")).Iam;
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);

        await Refused(() => iam.GetRoleAsync(new("app")), "iam:GetRole", "role app");
        await Refused(() => iam.GetRoleAsync(new("absent")), "iam:GetRole", "role absent");
        await Refused(() => iam.GetUserAsync(new("nobody")), "iam:GetUser", "user nobody");
        await Refused(() => iam.GetGroupAsync(new("g")), "iam:GetGroup", "group g");
        await Refused(() => iam.GetInstanceProfileAsync(new("web")), "iam:GetInstanceProfile", "instance profile web");
        await Refused(() => iam.GetPolicyAsync(new(IamSamples.ReadOnly)), "iam:GetPolicy", $"policy {IamSamples.ReadOnly}");
        await Refused(() => iam.CreateRoleAsync(new("new", IamSamples.Trust, "/team/")), "iam:CreateRole", "arn:aws:iam::111111111111:role/team/new");
        await Refused(() => iam.ListUsersAsync(new()), "iam:ListUsers", "arn:aws:iam::111111111111:user/");
        await Refused(() => iam.ListRolesAsync(new("/aws-service-role/")), "iam:ListRoles", "arn:aws:iam::111111111111:role/aws-service-role/");
        await Refused(() => iam.ListPoliciesAsync(new()), "iam:ListPolicies", "policy path /");

        async Task Refused<T>(Func<Task<T>> call, string action, string shown) =>
            await cloud.FailsAsync(call, "AccessDenied", $"{Nobody} {action} on resource: {shown} because no identity-based policy allows the {action} action");
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("arn:aws:iam::*:KIND/*", true)]
    [InlineData("arn:aws:iam::111111111111:KIND/", true)]
    [InlineData("arn:aws:iam::111111111111:KIND/team/*", false)]
    [InlineData("arn:aws:iam::111111111111:KIND/app", false)]
    [InlineData("arn:aws:iam::222222222222:KIND/*", false)]
    [InlineData("arn:aws:iam::*:mfa/*", false)]
    public async Task A_list_is_asked_for_on_its_path_as_refusals_say(string resource, bool allowed)
    {
        await using var cloud = await Cloud.StartAsync();
        await ListsAsync("group", "iam:ListGroups", (iam, path) => iam.ListGroupsAsync(new(path)));
        await ListsAsync("instance-profile", "iam:ListInstanceProfiles", (iam, path) => iam.ListInstanceProfilesAsync(new(path)));
        await ListsAsync("policy", "iam:ListPolicies", (iam, path) => iam.ListPoliciesAsync(new(PathPrefix: path)));
        await ListsAsync("role", "iam:ListRoles", (iam, path) => iam.ListRolesAsync(new(path)));
        await ListsAsync("user", "iam:ListUsers", (iam, path) => iam.ListUsersAsync(new(path)));

        async Task ListsAsync<T>(string kind, string action, Func<IamClient, string?, Task<T>> list)
        {
            var granted = resource.Replace("KIND", kind, StringComparison.Ordinal);
            var iam = (await cloud.Root.CreateUserAsync(kind, Policies.Allow(action, granted))).Iam;
            await (allowed ? (Task)list(iam, null) : cloud.FailsAsync(() => list(iam, null), "AccessDenied"));
            await (granted.EndsWith('*') && (allowed || granted.Contains("/team/")) ? (Task)list(iam, "/team/") : cloud.FailsAsync(() => list(iam, "/team/"), "AccessDenied"));
        }
    }

    [Fact]
    public async Task A_path_in_the_ARN_counts_for_what_is_made()
    {
        await using var cloud = await Cloud.StartAsync();
        var lead = await cloud.Root.CreateUserAsync("lead", Policies.Allow("iam:CreateRole", "arn:aws:iam::111111111111:role/team/*"));

        await lead.Iam.CreateRoleAsync(new("ours", IamSamples.Trust, "/team/"));
        await cloud.FailsAsync(() => lead.Iam.CreateRoleAsync(new("free", IamSamples.Trust)), "AccessDenied");
        await cloud.FailsAsync(() => lead.Iam.CreateRoleAsync(new("free", IamSamples.Trust, "/other/")), "AccessDenied");
    }

    [Fact]
    public async Task Which_policy_may_be_attached_can_be_limited()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        var lead = await cloud.Root.CreateUserAsync("lead", Policies.Allow("iam:AttachUserPolicy", "*", Policies.When("ArnEquals", "iam:PolicyARN", IamSamples.ReadOnly)));

        await lead.Iam.AttachUserPolicyAsync(new("alice", IamSamples.ReadOnly));
        await cloud.FailsAsync(() => lead.Iam.AttachUserPolicyAsync(new("alice", "arn:aws:iam::aws:policy/AdministratorAccess")), "AccessDenied");
    }

    [Fact]
    public async Task Putting_a_role_into_a_profile_passes_it_to_EC2()
    {
        await using var cloud = await Cloud.StartAsync();
        var role = await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);
        await cloud.Root.Iam.CreateInstanceProfileAsync(new("web"));
        var lead = await cloud.Root.CreateUserAsync("lead", Policies.Allow("iam:AddRoleToInstanceProfile"));

        await cloud.FailsAsync(
            () => lead.Iam.AddRoleToInstanceProfileAsync(new("web", "app")),
            "AccessDenied",
            $"User: arn:aws:iam::111111111111:user/lead is not authorized to perform: iam:PassRole on resource: {role} because no identity-based policy allows the iam:PassRole action");
        await cloud.Root.Iam.PutUserPolicyAsync(new("lead", "pass", Policies.Allow("iam:PassRole", role, Policies.When("StringEquals", "iam:PassedToService", "ec2.amazonaws.com"))));
        await lead.Iam.AddRoleToInstanceProfileAsync(new("web", "app"));

        (await cloud.Root.Iam.ListInstanceProfilesForRoleAsync(new("app"))).InstanceProfiles.Single().Roles.Single().Arn.ShouldBe(role);
        await cloud.FailsAsync(() => cloud.Root.Iam.AddRoleToInstanceProfileAsync(new("web", "app")), "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }

    [Fact]
    public async Task Adding_to_a_group_is_asked_on_the_group()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateGroupAsync(new("readers"));
        await cloud.Root.Iam.CreateGroupAsync(new("admins"));
        var lead = await cloud.Root.CreateUserAsync("lead", Policies.Allow("iam:AddUserToGroup", "arn:aws:iam::111111111111:group/readers"));

        await lead.Iam.AddUserToGroupAsync(new("readers", "lead"));
        await cloud.FailsAsync(() => lead.Iam.AddUserToGroupAsync(new("admins", "lead")), "AccessDenied");
    }

    [Fact]
    public async Task A_user_may_be_let_manage_only_its_own_keys()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateUserAsync("bob");
        var alice = await cloud.Root.CreateUserAsync("alice", Policies.Allow("iam:*AccessKey*", "arn:aws:iam::*:user/${aws:username}"));

        await alice.Iam.CreateAccessKeyAsync(new());
        await cloud.FailsAsync(() => alice.Iam.CreateAccessKeyAsync(new("bob")), "AccessDenied");
    }

    [Fact]
    public async Task Another_accounts_policy_is_refused()
    {
        await using var cloud = await Cloud.StartAsync();
        var theirs = (await cloud.RootOf(Cloud.AccountB).Iam.CreatePolicyAsync(new("theirs", IamSamples.Policy))).Policy.Arn;

        await cloud.FailsAsync(() => cloud.Root.Iam.GetPolicyAsync(new(theirs)), "AccessDenied");
        await cloud.FailsAsync(() => cloud.Root.Iam.DeletePolicyAsync(new(theirs)), "AccessDenied");
    }

    [Fact]
    public async Task Values_out_of_bounds_are_named_together()
    {
        await using var cloud = await Cloud.StartAsync();

        var error = await cloud.FailsAsync(() => cloud.Root.Iam.CreateRoleAsync(new("no spaces", IamSamples.Trust, MaxSessionDuration: 60)), "ValidationError");

        error.Message.ShouldStartWith("2 validation errors detected:");
    }
}
