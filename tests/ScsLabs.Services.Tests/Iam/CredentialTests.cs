using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

/// <summary>The credentials of users and of the root user, which calls without a name for its own.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task The_root_user_has_access_keys_of_its_own()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.CreateUserAsync("root"); // a user of that name is somebody else
        (await cloud.Root.Iam.ListAccessKeysAsync(new())).AccessKeyMetadata.ShouldBeEmpty();
        (await cloud.Root.Iam.GetAccountSummaryAsync(new())).SummaryMap["AccountAccessKeysPresent"].ShouldBe(0);

        var key = (await cloud.Root.Iam.CreateAccessKeyAsync(new())).AccessKey;

        key.UserName.ShouldBeNull();
        var root = cloud.With(key);
        (await root.Sts.GetCallerIdentityAsync(new())).Arn.ShouldBe("arn:aws:iam::111111111111:root");
        (await root.Iam.ListAccessKeysAsync(new())).AccessKeyMetadata.ShouldHaveSingleItem().AccessKeyId.ShouldBe(key.AccessKeyId);
        (await root.Iam.GetAccessKeyLastUsedAsync(new(key.AccessKeyId))).AccessKeyLastUsed.ServiceName.ShouldBe("iam");
        (await root.Iam.GetAccountSummaryAsync(new())).SummaryMap["AccountAccessKeysPresent"].ShouldBe(1);
        await cloud.FailsAsync(() => cloud.RootOf(Cloud.AccountB).Iam.DeleteAccessKeyAsync(new(key.AccessKeyId)), "NoSuchEntity", $"The Access Key with id {key.AccessKeyId} cannot be found.");
        await cloud.FailsAsync(() => cloud.Root.Iam.DeleteAccessKeyAsync(new(key.AccessKeyId, "root")), "NoSuchEntity");
    }

    [Fact]
    public async Task A_role_tells_when_and_where_it_was_last_used()
    {
        await using var cloud = await Cloud.StartAsync();
        var role = (await cloud.Root.Iam.CreateRoleAsync(new("used", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"""))).Role;
        role.RoleLastUsed.ShouldBeNull();
        (await cloud.Root.Iam.GetRoleAsync(new("used"))).Role.RoleLastUsed.ShouldBe(new());

        await cloud.Root.CreateUserAsync("user", TestAws.Allow("sts:AssumeRole"));
        var user = cloud.With((await cloud.Root.Iam.CreateAccessKeyAsync(new("user"))).AccessKey);
        var session = cloud.With((await user.Sts.AssumeRoleAsync(new(role.Arn, "session"))).Credentials);
        (await cloud.Root.Iam.GetRoleAsync(new("used"))).Role.RoleLastUsed.ShouldBe(new()); // it was assumed, not used
        await session.Sts.GetCallerIdentityAsync(new());

        var used = (await cloud.Root.Iam.GetRoleAsync(new("used"))).Role.RoleLastUsed!;
        used.Region.ShouldBe("us-east-1");
        used.LastUsedDate.ShouldNotBeNull();
        (await cloud.Root.Iam.ListRolesAsync(new())).Roles.ShouldHaveSingleItem().RoleLastUsed.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_of_the_root_user_that_is_turned_off_or_deleted_is_unknown()
    {
        await using var cloud = await Cloud.StartAsync();
        var key = (await cloud.Root.Iam.CreateAccessKeyAsync(new())).AccessKey;
        var root = cloud.With(key);

        await cloud.Root.Iam.UpdateAccessKeyAsync(new(key.AccessKeyId, AccessKeyStatus.Inactive));
        await cloud.FailsAsync(() => root.Sts.GetCallerIdentityAsync(new()), "InvalidClientTokenId");
        await cloud.Root.Iam.UpdateAccessKeyAsync(new(key.AccessKeyId, AccessKeyStatus.Active));
        await root.Sts.GetCallerIdentityAsync(new());

        await root.Iam.DeleteAccessKeyAsync(new(key.AccessKeyId));
        await cloud.FailsAsync(() => root.Sts.GetCallerIdentityAsync(new()), "InvalidClientTokenId");
    }

    [Fact]
    public async Task The_root_user_has_two_access_keys_at_most()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateAccessKeyAsync(new());
        await cloud.Root.Iam.CreateAccessKeyAsync(new());

        await cloud.FailsAsync(() => cloud.Root.Iam.CreateAccessKeyAsync(new()), "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2");
    }

    [Fact]
    public async Task A_user_has_no_other_credentials_and_a_user_that_is_not_there_is_told()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        var iam = cloud.Root.Iam;

        foreach (var user in new[] { "alice", null })
        {
            (await iam.ListSSHPublicKeysAsync(new(user))).SSHPublicKeys.ShouldBeEmpty();
            (await iam.ListMFADevicesAsync(new(user))).MFADevices.ShouldBeEmpty();
            (await iam.ListSigningCertificatesAsync(new(user))).Certificates.ShouldBeEmpty();
            (await iam.ListServiceSpecificCredentialsAsync(new(user))).ServiceSpecificCredentials.ShouldBeEmpty();
            await cloud.FailsAsync(() => iam.GetLoginProfileAsync(new(user)), "NoSuchEntity", $"Login Profile for User {user ?? "root"} cannot be found.");
        }

        await cloud.FailsAsync(() => iam.ListSSHPublicKeysAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.ListMFADevicesAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.ListSigningCertificatesAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.ListServiceSpecificCredentialsAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.GetLoginProfileAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.DeleteLoginProfileAsync(new("bob")), "NoSuchEntity", "The user with name bob cannot be found.");
        await cloud.FailsAsync(() => iam.DeleteLoginProfileAsync(new("alice")), "NoSuchEntity", "Login Profile for User alice cannot be found.");
    }

    [Fact]
    public async Task The_account_summary_counts_what_is_there()
    {
        await using var cloud = await Cloud.StartAsync();
        await cloud.Root.Iam.CreateUserAsync(new("alice"));
        await cloud.Root.Iam.CreateUserAsync(new("bob"));
        await cloud.Root.CreateRoleAsync("app", IamSamples.Trust);
        var arn = (await cloud.Root.Iam.CreatePolicyAsync(new("p", IamSamples.Policy))).Policy.Arn;
        await cloud.Root.Iam.CreatePolicyVersionAsync(new(arn, IamSamples.Policy));
        await cloud.RootOf(Cloud.AccountB).Iam.CreateGroupAsync(new("elsewhere"));

        var summary = (await cloud.Root.Iam.GetAccountSummaryAsync(new())).SummaryMap;

        (summary["Users"], summary["Roles"], summary["Groups"], summary["Policies"], summary["PolicyVersionsInUse"]).ShouldBe((2, 1, 0, 1, 2));
        (summary["UsersQuota"], summary["AccessKeysPerUserQuota"], summary["AccountMFAEnabled"]).ShouldBe((5000, 2, 0));
        (await cloud.Root.Iam.ListAccountAliasesAsync(new())).AccountAliases.ShouldBeEmpty();
        (await cloud.Root.Iam.ListVirtualMFADevicesAsync(new())).VirtualMFADevices.ShouldBeEmpty();
    }
}
