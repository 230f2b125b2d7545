using ScsLabs.Policy;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Aliases of versions, and the policies of both.</summary>
public sealed class AliasTests : FunctionFixture
{
    [Fact]
    public async Task An_alias_is_created_shown_changed_listed_and_deleted()
    {
        await CreateAsync(2);
        var created = (await Lambda.CreateAliasAsync(new("f", "live", "1"), Token)).Alias;
        (created.AliasArn, created.FunctionVersion, created.Description, created.RoutingConfig).ShouldBe(($"{Arn}:live", "1", "", null));
        await RefusedAsync("ResourceConflictException", () => Lambda.CreateAliasAsync(new("f", "live", "2"), Token), $"Alias already exists: {Arn}:live");
        var shown = (await Lambda.GetFunctionAsync(new("f", "live"), Token)).Configuration;
        (shown.FunctionArn, shown.Version, shown.Timeout).ShouldBe(($"{Arn}:live", "1", 1));

        var changed = (await Lambda.UpdateAliasAsync(new("f", "live") { FunctionVersion = "2", Description = "d", RoutingConfig = Weights(("1", 0.25)), RevisionId = created.RevisionId }, Token)).Alias;
        (changed.FunctionVersion, changed.Description, changed.RoutingConfig!.AdditionalVersionWeights!["1"]).ShouldBe(("2", "d", 0.25));
        await RefusedAsync("PreconditionFailedException", () => Lambda.UpdateAliasAsync(new("f", "live") { Description = "e", RevisionId = created.RevisionId }, Token));
        (await Lambda.GetAliasAsync(new("f", "live"), Token)).Alias.RevisionId.ShouldBe(changed.RevisionId);
        (await Lambda.UpdateAliasAsync(new("f", "live") { RoutingConfig = new() }, Token)).Alias.RoutingConfig.ShouldBeNull();

        await Lambda.CreateAliasAsync(new("f", "beta", "$LATEST"), Token);
        (await Lambda.ListAliasesAsync(new("f"), Token)).Aliases.Select(alias => alias.Name).ShouldBe(["beta", "live"]);
        (await Lambda.ListAliasesAsync(new("f") { FunctionVersion = "2" }, Token)).Aliases.Select(alias => alias.Name).ShouldBe(["live"]);
        var page = await Lambda.ListAliasesAsync(new("f") { MaxItems = 1 }, Token);
        (await Lambda.ListAliasesAsync(new("f") { MaxItems = 1, Marker = page.NextMarker }, Token)).Aliases.ShouldHaveSingleItem().Name.ShouldBe("live");

        await Lambda.DeleteAliasAsync(new("f", "live"), Token);
        await Lambda.DeleteAliasAsync(new("f", "live"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetAliasAsync(new("f", "live"), Token), $"Cannot find alias arn: {Arn}:live");
        await RefusedAsync("ResourceNotFoundException", () => Lambda.UpdateAliasAsync(new("f", "live"), Token), $"Alias not found: {Arn}:live");
    }

    [Fact]
    public async Task An_alias_has_versions_that_are_there()
    {
        await CreateAsync(3);
        await RefusedAsync("ResourceNotFoundException", () => Lambda.CreateAliasAsync(new("f", "live", "9"), Token), $"Function not found: {Arn}:9");
        await RefusedAsync("ValidationException", () => Lambda.CreateAliasAsync(new("f", "12", "1"), Token));
        await RefusedAsync("ValidationException", () => Lambda.CreateAliasAsync(new("f", "live", "other"), Token));
        await Lambda.CreateAliasAsync(new("f", "live", "1"), Token);

        Func<Task> Route(params (string Version, double Weight)[] weights) => () => Lambda.UpdateAliasAsync(new("f", "live") { RoutingConfig = Weights(weights) }, Token);
        await RefusedAsync("InvalidParameterValueException", Route(("2", 0.1), ("3", 0.1)), "Number of items in AdditionalVersionWeights cannot be greater than 1");
        await RefusedAsync("InvalidParameterValueException", Route(("1", 0.1)), "Invalid function version 1. Function version 1 is already included in routing configuration.");
        await RefusedAsync("ResourceNotFoundException", Route(("9", 0.1)), $"Function not found: {Arn}:9");
        await RefusedAsync("ValidationException", Route(("2", 1.5)));
        await RefusedAsync("ValidationException", Route(("2", -0.1)));
        await RefusedAsync("ValidationException", Route(("$LATEST", 0.1)));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.CreateAliasAsync(new("f", "beta", "$LATEST") { RoutingConfig = Weights(("1", 0.1)) }, Token), "$LATEST is not supported for an alias pointing to more than 1 version");
        await Route(("2", 1))();
    }

    [Fact]
    public void An_alias_chooses_as_often_as_its_weights_say()
    {
        var ids = new IdSource(seed: 1);
        var alias = new FunctionAlias { FunctionPlace = new(AccountId.Parse("111111111111"), "us-east-1"), FunctionName = "f", Name = "live", FunctionVersion = "1", RevisionId = "r" };

        Enumerable.Range(0, 100).ShouldAllBe(_ => alias.Choose(ids) == "1");
        var weighted = alias with { Weights = new Dictionary<string, double> { ["2"] = 0.25 } };
        Enumerable.Range(0, 10_000).Count(_ => weighted.Choose(ids) == "2").ShouldBeInRange(2300, 2700);
    }

    [Fact]
    public async Task Each_version_and_alias_has_a_policy_of_its_own()
    {
        await CreateAsync(2);
        await Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        var seen = (await Lambda.GetAliasAsync(new("f", "live"), Token)).Alias.RevisionId;
        var statement = (await Lambda.AddPermissionAsync(new("f", "b", "lambda:GetFunction", Aws.B.Id) { Qualifier = "live", RevisionId = seen }, Token)).Statement;
        statement.ShouldContain($"\"Resource\":\"{Arn}:live\"");
        await Lambda.AddPermissionAsync(new("f:2", "b", "lambda:GetFunctionConfiguration", Aws.B.Id), Token);

        (await Lambda.GetPolicyAsync(new("f", "live"), Token)).Policy.ShouldContain(statement);
        (await Lambda.GetPolicyAsync(new("f:2"), Token)).Policy.ShouldContain("lambda:GetFunctionConfiguration");
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetPolicyAsync(new("f"), Token));
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetPolicyAsync(new("f", "1"), Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.AddPermissionAsync(new("f", "b", "lambda:GetFunction", Aws.B.Id) { Qualifier = "$LATEST" }, Token), "We currently do not support adding policies for $LATEST.");
        await RefusedAsync("PreconditionFailedException", () => Lambda.AddPermissionAsync(new("f", "c", "lambda:GetFunction", Aws.B.Id) { Qualifier = "live", RevisionId = seen }, Token));

        // The policy of an alias opens the alias, and neither its version nor the function; that of a version not the alias.
        var reader = await Aws.B.CreateUserAsync("reader", Policies.Allow("lambda:*"), Token);
        (await reader.Lambda.GetFunctionAsync(new(Arn, "live"), Token)).Configuration.Version.ShouldBe("1");
        (await reader.Lambda.GetFunctionConfigurationAsync(new($"{Arn}:2"), Token)).Function.Version.ShouldBe("2");
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn), Token));
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn, "$LATEST"), Token));
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn, "1"), Token));
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionConfigurationAsync(new(Arn, "live"), Token));

        await Lambda.RemovePermissionAsync(new("f", "b", "live"), Token);
        await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn, "live"), Token));
        (await reader.Lambda.GetFunctionConfigurationAsync(new($"{Arn}:2"), Token)).Function.Version.ShouldBe("2");
    }

    [Fact]
    public async Task The_policy_of_the_function_opens_no_version_and_no_alias()
    {
        await CreateAsync(1);
        await Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await Lambda.AddPermissionAsync(new("f", "b", "lambda:GetFunction", Aws.B.Id), Token);
        var reader = await Aws.B.CreateUserAsync("reader", Policies.Allow("lambda:*"), Token);

        (await reader.Lambda.GetFunctionAsync(new(Arn), Token)).Configuration.Version.ShouldBe("$LATEST");
        foreach (var qualifier in (string[])["1", "live", "$LATEST"])
        {
            await RefusedAsync("AccessDeniedException", () => reader.Lambda.GetFunctionAsync(new(Arn, qualifier), Token));
        }
    }

    [Fact]
    public async Task Versions_and_aliases_have_the_tags_of_their_function()
    {
        await Lambda.CreateFunctionAsync(New() with { Publish = true, Tags = new Dictionary<string, string> { ["Team"] = "a" } }, Token);
        await Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        var a = await Aws.A.CreateUserAsync("a", Policies.Allow("lambda:GetFunction", "*", Policies.When("StringEquals", "aws:ResourceTag/Team", "a")), Token);
        var b = await Aws.A.CreateUserAsync("b", Policies.Allow("lambda:GetFunction", "*", Policies.When("StringEquals", "aws:ResourceTag/Team", "b")), Token);

        foreach (var qualifier in (string[])["1", "live", "$LATEST"])
        {
            (await a.Lambda.GetFunctionAsync(new("f", qualifier), Token)).Tags!["Team"].ShouldBe("a");
            await RefusedAsync("AccessDeniedException", () => b.Lambda.GetFunctionAsync(new("f", qualifier), Token));
        }

        string[] all = [$"{Arn}:1", $"{Arn}:live", $"{Arn}:$LATEST"];
        Emulator.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/a").On(all).ShouldBeExactly([.. all.Select(resource => new Permission("lambda:GetFunction", resource))]);
        Emulator.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/b").On(all).ShouldBeExactly();
    }

    private static AliasRoutingConfiguration Weights(params IEnumerable<(string Version, double Weight)> weights) => new(weights.ToDictionary(weight => weight.Version, weight => weight.Weight));
}
