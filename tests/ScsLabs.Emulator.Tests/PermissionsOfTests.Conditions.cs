using ScsLabs.Policy;

namespace ScsLabs.Emulator.Tests;

/// <summary>A permission under a condition is told with the values that its requests need.</summary>
public sealed partial class PermissionsOfTests
{
    [Fact]
    public async Task A_condition_is_expected_with_When_and_nothing_less_will_do()
    {
        var alice = await UserAsync("alice", AllowWhen("s3:GetObject", "arn:aws:s3:::reports/*", """{"Bool":{"aws:SecureTransport":"true"}}"""));

        Exactly(alice, ["own, statement 1"], Read with { When = new() { ["aws:SecureTransport"] = "true" } });
        aws.PermissionsOf(alice).ShouldBeAtMost(Read);
        aws.PermissionsOf(alice).Beyond(Read with { When = new() { ["aws:SecureTransport"] = "false" } }).ShouldHaveSingleItem().Context
            .ShouldContain(key => key.Key == "aws:SecureTransport" && key.Value.Single() == "true");
        aws.PermissionsOf(alice).Missing(Read with { When = new() { ["aws:SecureTransport"] = "false" } }).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"NumericLessThan":{"s3:max-keys":"10"}}""", "s3:max-keys", 9)]
    [InlineData("""{"NumericLessThanEquals":{"s3:max-keys":"10"}}""", "s3:max-keys", 10)]
    [InlineData("""{"NumericGreaterThan":{"s3:max-keys":"10"}}""", "s3:max-keys", 11)]
    public async Task A_number_is_found_on_the_allowed_side_of_its_border(string condition, string key, int allowed)
    {
        var alice = await UserAsync("alice", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", condition));

        aws.PermissionsOf(alice).Beyond().ShouldHaveSingleItem().Context.ShouldContain(found => found.Key == key);
        aws.PermissionsOf(alice).Missing(List with { When = new() { [key] = allowed.ToString() } }).ShouldBeEmpty();
        aws.PermissionsOf(alice).Missing(List with { When = new() { [key] = (20 - allowed).ToString() } }).Count.ShouldBe(allowed == 10 ? 0 : 1);
        aws.PermissionsOf(alice).ShouldBeAtMost(List with { When = new() { [key] = "*" } });
    }

    [Fact]
    public async Task NotIpAddress_in_a_Deny_leaves_the_network_that_it_names()
    {
        var alice = await UserAsync("alice", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""");

        aws.PermissionsOf(alice).ShouldBeAtMost(Read with { When = new() { ["aws:SourceIp"] = "10.*" } });
        aws.PermissionsOf(alice).Beyond().ShouldHaveSingleItem().Context.ShouldContain(key => key.Key == "aws:SourceIp" && key.Value.Single().StartsWith("10.", StringComparison.Ordinal));
        aws.PermissionsOf(alice).Missing(Read with { When = new() { ["aws:SourceIp"] = "192.168.0.1" } }).Count.ShouldBe(1);
        aws.PermissionsOf(alice).Missing(Read with { When = new() { ["aws:SourceIp"] = "10.1.2.3" } }).ShouldBeEmpty();
    }

    [Fact]
    public async Task IfExists_allows_requests_without_the_key_too()
    {
        var strict = await UserAsync("strict", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringEquals":{"s3:prefix":"a"}}"""));
        var lax = await UserAsync("lax", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringEqualsIfExists":{"s3:prefix":"a"}}"""));
        var inA = List with { When = new() { ["s3:prefix"] = "a" } };

        Exactly(strict, ["own, statement 1"], inA);
        aws.PermissionsOf(lax).Missing(inA).ShouldBeEmpty();
        aws.PermissionsOf(lax).Beyond(inA).ShouldHaveSingleItem().Context.ShouldNotContain(key => key.Key == "s3:prefix");
        aws.PermissionsOf(lax).ShouldBeExactly(List);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public async Task Null_tells_requests_with_the_key_from_those_without(string absent, bool hasKey)
    {
        var alice = await UserAsync("alice", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", $$$"""{"Null":{"s3:prefix":"{{{absent}}}"}}"""));
        var withKey = List with { When = new() { ["s3:prefix"] = "*" } };

        aws.PermissionsOf(alice).Beyond().ShouldHaveSingleItem().Context.Any(key => key.Key == "s3:prefix").ShouldBe(hasKey);
        aws.PermissionsOf(alice).Beyond(withKey).Count.ShouldBe(hasKey ? 0 : 1);
        aws.PermissionsOf(alice).Missing(withKey).Count.ShouldBe(hasKey ? 0 : 1);
    }

    [Fact]
    public async Task ForAllValues_holds_for_a_request_without_values_and_never_for_another_value()
    {
        var alice = await UserAsync("alice", AllowWhen("ssm:AddTagsToResource", $"arn:aws:ssm:us-east-1:{A}:parameter/p", """{"ForAllValues:StringEquals":{"aws:TagKeys":["team","stage"]}}"""));
        var bob = await UserAsync("bob", AllowWhen("ssm:AddTagsToResource", $"arn:aws:ssm:us-east-1:{A}:parameter/p", """{"ForAllValues:StringEquals":{"aws:TagKeys":["team","stage"]},"Null":{"aws:TagKeys":"false"}}"""));
        var team = new Permission("ssm:AddTagsToResource", $"arn:aws:ssm:us-east-1:{A}:parameter/p") { When = new() { ["aws:TagKeys"] = "team" } };
        var other = team with { When = new() { ["aws:TagKeys"] = "other" } };

        aws.PermissionsOf(alice).Beyond(team).ShouldHaveSingleItem();
        aws.PermissionsOf(alice).Missing(team, other).ShouldBe([other]);
        aws.PermissionsOf(bob).Beyond().ShouldHaveSingleItem().Context.ShouldContain(key => key.Key == "aws:TagKeys" && key.Value.All(value => value == "team" || value == "stage"));
        aws.PermissionsOf(bob).Missing(team, other).ShouldBe([other]);
    }

    [Fact]
    public async Task A_condition_on_a_key_that_the_action_does_not_have_never_holds()
    {
        var alice = await UserAsync("alice", AllowWhen("s3:GetObject", "arn:aws:s3:::reports/*", """{"StringEquals":{"s3:prefix":"a"}}"""), AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringEquals":{"s3:prefix":"a"}}"""));

        aws.PermissionsOf(alice).Beyond().SelectMany(found => found.Actions).ShouldBe(["s3:ListBucket"]);
    }

    [Fact]
    public async Task Conditions_that_contradict_each_other_allow_nothing()
    {
        var alice = await UserAsync("alice", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringEquals":{"s3:prefix":"a"},"StringNotEquals":{"s3:prefix":"a"}}"""));
        var bob = await UserAsync("bob", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringLike":{"s3:prefix":"a*"},"StringNotEquals":{"s3:prefix":"a"}}"""));

        aws.PermissionsOf(alice).ShouldBeExactly();
        aws.PermissionsOf(bob).Beyond().ShouldHaveSingleItem();
        aws.PermissionsOf(bob).ShouldBeAtMost(List with { When = new() { ["s3:prefix"] = "a?*" } });
    }

    private static string AllowWhen(string action, string resource, string conditions) => $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}","Condition":{{conditions}}}""";

    [Fact]
    public async Task A_role_is_searched_with_session_names_and_tags_that_whoever_assumes_it_may_choose()
    {
        await iam.CreateRoleAsync(new("app", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":["sts:AssumeRole","sts:TagSession"]}]}""") { Tags = [new("team", "blue")] });
        await PutAsync("named", AllowWhen("s3:GetObject", "*", """{"StringLike":{"aws:userid":"*:bob"}}"""));
        await PutAsync("tagged", AllowWhen("s3:PutObject", "*", """{"StringEquals":{"aws:PrincipalTag/team":"red"}}"""));
        await PutAsync("variable", Allow("s3:DeleteObject", "arn:aws:s3:::d/${aws:PrincipalTag/team}/*"));
        await PutAsync("region", Allow("s3:GetObjectTagging", "arn:aws:s3:::d/${aws:RequestedRegion}/*"));

        var found = aws.PermissionsOf("arn:aws:iam::111111111111:role/app").Beyond();

        found.SelectMany(permission => permission.Actions).ShouldBe(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging"], ignoreOrder: true);
        aws.PermissionsOf("arn:aws:iam::111111111111:role/app").Beyond(new Permission("*", "*")).ShouldBeEmpty();

        Task PutAsync(string name, string statement) => iam.PutRolePolicyAsync(new("app", name, $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));
    }

    [Fact]
    public async Task Texts_of_mixed_case_and_lists_of_three_are_found()
    {
        var mixed = await UserAsync("mixed", AllowWhen("s3:ListBucket", "arn:aws:s3:::reports", """{"StringEqualsIgnoreCase":{"s3:prefix":"ab"},"StringNotEquals":{"s3:prefix":["ab","AB"]}}"""));
        var three = await UserAsync("three", [
            AllowWhen("ssm:AddTagsToResource", "*", """{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}}"""),
            .. "abc".Select(key => $$"""{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"ForAllValues:StringNotEquals":{"aws:TagKeys":"{{key}}" } } }"""),
        ]);

        aws.PermissionsOf(mixed).Beyond().ShouldHaveSingleItem().Context.ShouldContain(key => key.Key == "s3:prefix" && "ab".Equals(key.Value.Single(), StringComparison.OrdinalIgnoreCase));
        aws.PermissionsOf(three).Beyond().ShouldHaveSingleItem().Context.ShouldContain(key => key.Key == "aws:TagKeys" && key.Value.Count == 3);
    }

    [Fact]
    public async Task A_key_that_is_true_or_false_has_no_other_value()
    {
        var tls = await UserAsync("tls", Allow("s3:GetObject", "arn:aws:s3:::reports/*"), """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SecureTransport":"false"}}}""");
        var flat = await UserAsync("flat", Allow("ssm:GetParametersByPath", "*"), """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"ssm:Recursive":"true"}}}""");

        Exactly(tls, ["own, statement 1"], Read with { When = new() { ["aws:SecureTransport"] = "true" } });
        aws.PermissionsOf(flat).ShouldBeExactly(new Permission("ssm:GetParametersByPath", "*") { When = new() { ["ssm:Recursive"] = "false" } });
        aws.PermissionsOf(flat).Missing(new Permission("ssm:GetParametersByPath", "*") { When = new() { ["ssm:Recursive"] = "true" } }).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_is_found_on_the_path_that_it_is_asked_on()
    {
        var alice = await UserAsync("alice", Allow("iam:ListUsers", "arn:aws:iam::111111111111:user/"));

        aws.PermissionsOf(alice).Beyond().ShouldHaveSingleItem().Actions.ShouldBe(["iam:ListUsers"]);
        aws.PermissionsOf(alice).ShouldBeExactly(new Permission("iam:ListUsers", "arn:aws:iam::111111111111:user/"));
    }
}
