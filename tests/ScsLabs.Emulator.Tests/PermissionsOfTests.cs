using ScsLabs.Policy;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Tests;

/// <summary>All that a principal may do is found, from every source; what a policy names but doesn't allow is not. This file: the principal's own policies, and the question itself.</summary>
public sealed partial class PermissionsOfTests : IAsyncLifetime
{
    private const string A = "111111111111";
    private const string B = "222222222222";

    private AwsEmulator aws = null!;
    private IamClient iam = null!;
    private S3Client s3 = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Permission Read { get; } = new("s3:GetObject", "arn:aws:s3:::reports/*");

    private static Permission List { get; } = new("s3:ListBucket", "arn:aws:s3:::reports");

    public async ValueTask InitializeAsync()
    {
        aws = await AwsEmulator.StartAsync(cancellationToken: Token);
        (iam, s3) = (new(aws.RootOf(A)), new(aws.RootOf(A)));
    }

    public ValueTask DisposeAsync() => aws.DisposeAsync();

    [Fact]
    public async Task A_principal_without_policies_may_do_nothing()
    {
        var alice = await UserAsync("alice");

        aws.PermissionsOf(alice).ShouldBeExactly();
        aws.PermissionsOf(alice).Missing(Read).ShouldBe([Read]);
    }

    [Fact]
    public async Task An_inline_policy_allows()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), Allow("s3:ListBucket", "arn:aws:s3:::reports"));

        Exactly(alice, ["own, statement 1", "own, statement 2"], Read, List);
    }

    [Fact]
    public async Task A_customers_managed_policy_allows_once_it_is_attached()
    {
        var alice = await UserAsync("alice");
        var policy = (await iam.CreatePolicyAsync(new("shared", Policy(Allow("s3:GetObject", "arn:aws:s3:::reports/*"))), Token)).Policy.Arn;
        aws.PermissionsOf(alice).ShouldBeExactly();

        await iam.AttachUserPolicyAsync(new("alice", policy), Token);

        Exactly(alice, [$"{policy}, statement 1"], Read);
    }

    [Fact]
    public async Task A_managed_policy_of_AWS_allows_more_than_its_name_says()
    {
        const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        var alice = await UserAsync("alice");
        await iam.AttachUserPolicyAsync(new("alice", ReadOnly), Token);

        var more = aws.PermissionsOf(alice).Beyond(new Permission("*:Get*", "*"), new("*:List*", "*"), new("*:Describe*", "*"));

        more.ShouldAllBe(found => found.Decision.Policy!.Name == ReadOnly);
        var actions = more.SelectMany(found => found.Actions).ToList();
        actions.ShouldContain("logs:FilterLogEvents");
        actions.ShouldNotContain("s3:GetObject");
        actions.ShouldNotContain("s3:PutObject");
        aws.PermissionsOf(alice).Missing(new Permission("s3:GetObject", "*"), new("s3:PutObject", "*")).ShouldHaveSingleItem().Action.ShouldBe("s3:PutObject");
    }

    [Fact]
    public async Task A_groups_policies_allow_its_members_alone()
    {
        var (alice, bob) = (await UserAsync("alice"), await UserAsync("bob"));
        await iam.CreateGroupAsync(new("readers"), Token);
        await iam.PutGroupPolicyAsync(new("readers", "reading", Policy(Allow("s3:GetObject", "arn:aws:s3:::reports/*"))), Token);

        await iam.AddUserToGroupAsync(new("readers", "alice"), Token);

        Exactly(alice, ["reading, statement 1"], Read);
        aws.PermissionsOf(bob).ShouldBeExactly();
    }

    [Fact]
    public async Task A_boundary_narrows_and_allows_nothing_by_itself()
    {
        var (alice, bob) = (await UserAsync("alice", Allow("s3:*", "*")), await UserAsync("bob"));
        var boundary = (await iam.CreatePolicyAsync(new("limit", Policy(Allow("s3:GetObject", "arn:aws:s3:::reports/*"), Allow("ssm:*", "*"))), Token)).Policy.Arn;

        await iam.PutUserPermissionsBoundaryAsync(new("alice", boundary), Token);
        await iam.PutUserPermissionsBoundaryAsync(new("bob", boundary), Token);

        Exactly(alice, ["own, statement 1"], Read);
        aws.PermissionsOf(bob).ShouldBeExactly();
    }

    [Fact]
    public async Task A_Deny_takes_away_what_it_names()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), Deny("s3:*", "arn:aws:s3:::reports/secret/*"));

        Exactly(alice, ["own, statement 1"], Read with { Except = ["arn:aws:s3:::reports/secret/*"] });
        aws.PermissionsOf(alice).Missing(Read).ShouldBe([Read]);
    }

    [Fact]
    public async Task NotAction_allows_each_other_action_of_AWS()
    {
        var alice = await UserAsync("alice", """{"Effect":"Allow","NotAction":["iam:*","sts:*"],"Resource":"arn:aws:s3:::reports/*"}""");

        var more = aws.PermissionsOf(alice).Beyond(new Permission("s3:Get*", "arn:aws:s3:::reports/*"));

        var actions = more.ShouldHaveSingleItem().Actions;
        actions.ShouldContain("s3:DeleteObject");
        actions.ShouldAllBe(action => !action.StartsWith("iam:", StringComparison.Ordinal) && !action.StartsWith("s3:Get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NotResource_with_Deny_leaves_what_it_names()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "*"), """{"Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::reports/*"}""");

        Exactly(alice, ["own, statement 1"], Read);
    }

    [Fact]
    public async Task Policy_variables_stand_for_the_principals_own_values()
    {
        var (alice, bob) = (await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*")), await UserAsync("bob", Allow("s3:GetObject", "arn:aws:s3:::home/${aws:username}/*")));

        Exactly(alice, ["own, statement 1"], new Permission("s3:GetObject", "arn:aws:s3:::home/alice/*"));
        Exactly(bob, ["own, statement 1"], new Permission("s3:GetObject", "arn:aws:s3:::home/bob/*"));
    }

    [Fact]
    public async Task The_principals_tags_decide_and_none_that_it_does_not_have()
    {
        const string InRed = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}""";
        var (alice, bob) = (await UserAsync("alice", InRed), await UserAsync("bob", InRed));
        await iam.TagUserAsync(new("alice", [new("team", "red")]), Token);
        await iam.TagUserAsync(new("bob", [new("team", "blue")]), Token);

        Exactly(alice, ["own, statement 1"], Read);
        aws.PermissionsOf(bob).ShouldBeExactly();
    }

    [Fact]
    public async Task An_action_that_never_acts_on_the_resource_is_no_permission()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::reports"), Allow("s3:ListBucket", "arn:aws:s3:::reports/*"), Allow("s3:Reed*", "*"));

        aws.PermissionsOf(alice).ShouldBeExactly();
    }

    [Fact]
    public async Task On_looks_at_the_named_resources_alone()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), Allow("ssm:GetParameter", "*"));

        aws.PermissionsOf(alice).On("arn:aws:s3:::*").ShouldBeExactly(Read);
        aws.PermissionsOf(alice).On("arn:aws:kms:*").ShouldBeExactly();
        Should.Throw<PermissionsException>(() => aws.PermissionsOf(alice).On("arn:aws:ssm:*").ShouldBeAtMost(Read)).More.ShouldHaveSingleItem().Actions.ShouldBe(["ssm:GetParameter"]);
    }

    [Fact]
    public async Task What_differs_is_told_with_its_source_and_an_example()
    {
        var alice = await UserAsync("alice", """{"Sid":"Writing","Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*"}""");

        var differs = Should.Throw<PermissionsException>(() => aws.PermissionsOf(alice).ShouldBeExactly(Read));

        differs.Missing.ShouldBe([Read]);
        var more = differs.More.ShouldHaveSingleItem();
        (more.Source, more.Decision.IsAllowed).ShouldBe(("own, statement Writing", true));
        more.Resource.ShouldStartWith("arn:aws:s3:::reports/");
        differs.Message.ShouldContain(alice);
        differs.Message.ShouldContain("It lacks:\n  s3:GetObject on arn:aws:s3:::reports/*");
        Should.NotThrow(() => aws.PermissionsOf(alice).ShouldBeAtMost(new Permission("s3:PutObject", "*"), Read));
    }

    [Fact]
    public async Task Actions_are_named_in_any_case_and_resources_as_they_are_spelled()
    {
        var alice = await UserAsync("alice", Allow("S3:getOBJECT", "arn:aws:s3:::reports/*"));

        aws.PermissionsOf(alice).ShouldBeExactly(new Permission("s3:GETobject", "arn:aws:s3:::reports/*"));
        aws.PermissionsOf(alice).Missing(new Permission("s3:GetObject", "arn:aws:s3:::Reports/*")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_and_what_does_not_exist_is_an_error()
    {
        var alice = await UserAsync("alice");
        await iam.CreateGroupAsync(new("readers"), Token);

        Should.Throw<ArgumentException>(() => aws.PermissionsOf($"arn:aws:iam::{A}:user/nobody")).Message.ShouldContain($"There is no user or role arn:aws:iam::{A}:user/nobody");
        Should.Throw<ArgumentException>(() => aws.PermissionsOf($"arn:aws:iam::{A}:group/readers"));
        Should.Throw<ArgumentException>(() => aws.PermissionsOf(alice).Missing(new Permission("s3:ReadObject", "*"))).Message.ShouldContain("s3:ReadObject");
        Should.Throw<ArgumentException>(() => aws.PermissionsOf(alice).ShouldBeExactly(new Permission("s3:GetObject", "arn:aws:s3:::reports")));
    }

    private static string Policy(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    private static string Allow(string action, string resource) => $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""";

    private static string Deny(string action, string resource) => $$"""{"Effect":"Deny","Action":"{{action}}","Resource":"{{resource}}"}""";

    /// <summary>The principal may do exactly this, and each permission alone is found, by its source, when it isn't expected.</summary>
    private void Exactly(string principal, string[] sources, params Permission[] expected)
    {
        aws.PermissionsOf(principal).ShouldBeExactly(expected);
        aws.PermissionsOf(principal).Beyond().Select(found => found.Source).Distinct().ShouldBe(sources, ignoreOrder: true);
        foreach (var permission in expected)
        {
            var more = aws.PermissionsOf(principal).Beyond([.. expected.Where(other => other != permission)]);
            more.ShouldNotBeEmpty(permission.ToString());
            more.ShouldAllBe(found => found.Decision.IsAllowed);
            more.SelectMany(found => found.Actions).ShouldContain(permission.Action);
        }
    }

    private async Task<string> UserAsync(string name, params string[] statements)
    {
        var arn = (await iam.CreateUserAsync(new(name), Token)).User.Arn;
        if (statements.Length > 0)
        {
            await iam.PutUserPolicyAsync(new(name, "own", Policy(statements)), Token);
        }

        return arn;
    }
}
