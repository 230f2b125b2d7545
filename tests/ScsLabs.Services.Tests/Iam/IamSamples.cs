using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Tests.Iam;

internal static class IamSamples
{
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}""";

    public const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"}]}""";

    public const string ReadOnly = "arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess";

    public static IReadOnlyList<Sample> All =>
    [
        Sample.Of(CreateUserOperation.Instance, new("alice")),
        Sample.After(GetUserOperation.Instance, aws => new(User(aws))),
        Sample.Of(ListUsersOperation.Instance, new("/")),
        Sample.After(UpdateUserOperation.Instance, aws => new(User(aws), "/team/", "alicia")),
        Sample.After(DeleteUserOperation.Instance, aws => new(User(aws))),
        Sample.Of(CreateGroupOperation.Instance, new("admins")),
        Sample.After(GetGroupOperation.Instance, aws => new(Group(aws))),
        Sample.Of(ListGroupsOperation.Instance, new()),
        Sample.After(UpdateGroupOperation.Instance, aws => new(Group(aws), "/team/", "operators")),
        Sample.After(DeleteGroupOperation.Instance, aws => new(Group(aws))),
        Sample.After(AddUserToGroupOperation.Instance, aws => new(Group(aws), User(aws))),
        Sample.After(RemoveUserFromGroupOperation.Instance, aws => new(Group(aws), Member(aws))),
        Sample.After(ListGroupsForUserOperation.Instance, aws => new(User(aws))),
        Sample.Of(CreateRoleOperation.Instance, new("app", Trust)),
        Sample.After(GetRoleOperation.Instance, aws => new(Role(aws))),
        Sample.Of(ListRolesOperation.Instance, new()),
        Sample.After(UpdateRoleOperation.Instance, aws => new(Role(aws), "For the app", 7200)),
        Sample.After(UpdateRoleDescriptionOperation.Instance, aws => new(Role(aws), "For the app")),
        Sample.After(UpdateAssumeRolePolicyOperation.Instance, aws => new(Role(aws), Trust)),
        Sample.After(DeleteRoleOperation.Instance, aws => new(Role(aws))),
        Sample.Of(CreateInstanceProfileOperation.Instance, new("web")),
        Sample.After(GetInstanceProfileOperation.Instance, aws => new(Profile(aws))),
        Sample.Of(ListInstanceProfilesOperation.Instance, new()),
        Sample.After(ListInstanceProfilesForRoleOperation.Instance, aws => new(Role(aws))),
        Sample.After(DeleteInstanceProfileOperation.Instance, aws => new(Profile(aws))),
        Sample.After(AddRoleToInstanceProfileOperation.Instance, aws => new(Profile(aws), Role(aws))),
        Sample.After(RemoveRoleFromInstanceProfileOperation.Instance, aws => new(FilledProfile(aws), "app")),
        Sample.After(CreateAccessKeyOperation.Instance, aws => new(User(aws))),
        Sample.After(ListAccessKeysOperation.Instance, aws => new(User(aws))),
        Sample.After(UpdateAccessKeyOperation.Instance, aws => new(Key(aws), AccessKeyStatus.Inactive, "alice")),
        Sample.After(DeleteAccessKeyOperation.Instance, aws => new(Key(aws), "alice")),
        Sample.After(GetAccessKeyLastUsedOperation.Instance, aws => new(Key(aws))),
        Sample.After(ListSSHPublicKeysOperation.Instance, aws => new(User(aws))),
        Sample.After(ListMFADevicesOperation.Instance, aws => new(User(aws))),
        Sample.After(ListSigningCertificatesOperation.Instance, aws => new(User(aws))),
        Sample.After(ListServiceSpecificCredentialsOperation.Instance, aws => new(User(aws))),
        Sample.Of(ListVirtualMFADevicesOperation.Instance, new()),
        Sample.After(GetLoginProfileOperation.Instance, aws => new(User(aws))) with { Error = "NoSuchEntity" },
        Sample.After(DeleteLoginProfileOperation.Instance, aws => new(User(aws))) with { Error = "NoSuchEntity" },
        Sample.Of(ListAccountAliasesOperation.Instance, new()),
        Sample.Of(GetAccountSummaryOperation.Instance, new()),
        Sample.After(PutUserPolicyOperation.Instance, aws => new(User(aws), "p", Policy)),
        Sample.After(GetUserPolicyOperation.Instance, aws => new(UserWithPolicy(aws), "p")),
        Sample.After(ListUserPoliciesOperation.Instance, aws => new(User(aws))),
        Sample.After(DeleteUserPolicyOperation.Instance, aws => new(UserWithPolicy(aws), "p")),
        Sample.After(AttachUserPolicyOperation.Instance, aws => new(User(aws), ReadOnly)),
        Sample.After(DetachUserPolicyOperation.Instance, aws => new(UserAttached(aws), ReadOnly)),
        Sample.After(ListAttachedUserPoliciesOperation.Instance, aws => new(UserAttached(aws))),
        Sample.After(PutUserPermissionsBoundaryOperation.Instance, aws => new(User(aws), ReadOnly)),
        Sample.After(DeleteUserPermissionsBoundaryOperation.Instance, aws => new(UserBounded(aws))),
        Sample.After(PutGroupPolicyOperation.Instance, aws => new(Group(aws), "p", Policy)),
        Sample.After(GetGroupPolicyOperation.Instance, aws => new(GroupWithPolicy(aws), "p")),
        Sample.After(ListGroupPoliciesOperation.Instance, aws => new(Group(aws))),
        Sample.After(DeleteGroupPolicyOperation.Instance, aws => new(GroupWithPolicy(aws), "p")),
        Sample.After(AttachGroupPolicyOperation.Instance, aws => new(Group(aws), ReadOnly)),
        Sample.After(DetachGroupPolicyOperation.Instance, aws => new(GroupAttached(aws), ReadOnly)),
        Sample.After(ListAttachedGroupPoliciesOperation.Instance, aws => new(GroupAttached(aws))),
        Sample.After(PutRolePolicyOperation.Instance, aws => new(Role(aws), "p", Policy)),
        Sample.After(GetRolePolicyOperation.Instance, aws => new(RoleWithPolicy(aws), "p")),
        Sample.After(ListRolePoliciesOperation.Instance, aws => new(Role(aws))),
        Sample.After(DeleteRolePolicyOperation.Instance, aws => new(RoleWithPolicy(aws), "p")),
        Sample.After(AttachRolePolicyOperation.Instance, aws => new(Role(aws), ReadOnly)),
        Sample.After(DetachRolePolicyOperation.Instance, aws => new(RoleAttached(aws), ReadOnly)),
        Sample.After(ListAttachedRolePoliciesOperation.Instance, aws => new(RoleAttached(aws))),
        Sample.After(PutRolePermissionsBoundaryOperation.Instance, aws => new(Role(aws), ReadOnly)),
        Sample.After(DeleteRolePermissionsBoundaryOperation.Instance, aws => new(RoleBounded(aws))),
        Sample.After(TagUserOperation.Instance, aws => new(User(aws), [new("Team", "blue")])),
        Sample.After(UntagUserOperation.Instance, aws => new(User(aws), ["Team"])),
        Sample.After(ListUserTagsOperation.Instance, aws => new(User(aws))),
        Sample.After(TagRoleOperation.Instance, aws => new(Role(aws), [new("Team", "blue")])),
        Sample.After(UntagRoleOperation.Instance, aws => new(Role(aws), ["Team"])),
        Sample.After(ListRoleTagsOperation.Instance, aws => new(Role(aws))),
        Sample.After(TagInstanceProfileOperation.Instance, aws => new(Profile(aws), [new("Team", "blue")])),
        Sample.After(UntagInstanceProfileOperation.Instance, aws => new(Profile(aws), ["Team"])),
        Sample.After(ListInstanceProfileTagsOperation.Instance, aws => new(Profile(aws))),
        Sample.After(TagPolicyOperation.Instance, aws => new(ManagedPolicy(aws), [new("Team", "blue")])),
        Sample.After(UntagPolicyOperation.Instance, aws => new(ManagedPolicy(aws), ["Team"])),
        Sample.After(ListPolicyTagsOperation.Instance, aws => new(ManagedPolicy(aws))),
        Sample.Of(CreatePolicyOperation.Instance, new("reader", Policy)),
        Sample.After(GetPolicyOperation.Instance, aws => new(ManagedPolicy(aws))),
        Sample.Of(ListPoliciesOperation.Instance, new()),
        Sample.After(DeletePolicyOperation.Instance, aws => new(ManagedPolicy(aws))),
        Sample.After(CreatePolicyVersionOperation.Instance, aws => new(ManagedPolicy(aws), Policy)),
        Sample.After(GetPolicyVersionOperation.Instance, aws => new(ManagedPolicy(aws), "v1")),
        Sample.After(ListPolicyVersionsOperation.Instance, aws => new(ManagedPolicy(aws))),
        Sample.After(SetDefaultPolicyVersionOperation.Instance, aws => new(TwoVersions(aws), "v2")),
        Sample.After(DeletePolicyVersionOperation.Instance, aws => new(TwoVersions(aws), "v2")),
        Sample.After(ListEntitiesForPolicyOperation.Instance, aws => new(ManagedPolicy(aws))),
    ];

    private static string User(AsCaller aws) => aws.Call(new CreateUser("alice")).User.UserName;

    private static string Group(AsCaller aws) => aws.Call(new CreateGroup("admins")).Group.GroupName;

    private static string Role(AsCaller aws) => aws.Call(new CreateRole("app", Trust)).Role.RoleName;

    private static string Profile(AsCaller aws) => aws.Call(new CreateInstanceProfile("web")).InstanceProfile.InstanceProfileName;

    private static string ManagedPolicy(AsCaller aws) => aws.Call(new CreatePolicy("reader", Policy)).Policy.Arn;

    private static string Key(AsCaller aws) => aws.Call(new CreateAccessKey(User(aws))).AccessKey.AccessKeyId;

    private static string Member(AsCaller aws) => Then("alice", () => aws.Call(new AddUserToGroup("admins", User(aws))));

    private static string FilledProfile(AsCaller aws) => Then("web", () => aws.Call(new AddRoleToInstanceProfile(Profile(aws), Role(aws))));

    private static string UserWithPolicy(AsCaller aws) => Then("alice", () => aws.Call(new PutUserPolicy(User(aws), "p", Policy)));

    private static string GroupWithPolicy(AsCaller aws) => Then("admins", () => aws.Call(new PutGroupPolicy(Group(aws), "p", Policy)));

    private static string RoleWithPolicy(AsCaller aws) => Then("app", () => aws.Call(new PutRolePolicy(Role(aws), "p", Policy)));

    private static string UserAttached(AsCaller aws) => Then("alice", () => aws.Call(new AttachUserPolicy(User(aws), ReadOnly)));

    private static string GroupAttached(AsCaller aws) => Then("admins", () => aws.Call(new AttachGroupPolicy(Group(aws), ReadOnly)));

    private static string RoleAttached(AsCaller aws) => Then("app", () => aws.Call(new AttachRolePolicy(Role(aws), ReadOnly)));

    private static string UserBounded(AsCaller aws) => Then("alice", () => aws.Call(new PutUserPermissionsBoundary(User(aws), ReadOnly)));

    private static string RoleBounded(AsCaller aws) => Then("app", () => aws.Call(new PutRolePermissionsBoundary(Role(aws), ReadOnly)));

    private static string TwoVersions(AsCaller aws)
    {
        var arn = ManagedPolicy(aws);
        aws.Call(new CreatePolicyVersion(arn, Policy));
        return arn;
    }

    private static string Then(string name, Action make)
    {
        make();
        return name;
    }
}
