using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Versions of functions: what was published stays as it was.</summary>
public sealed class VersionTests : FunctionFixture
{
    [Fact]
    public async Task A_version_keeps_its_settings_and_code()
    {
        var created = (await Lambda.CreateFunctionAsync(New() with { Description = "f", Publish = true }, Token)).Function;
        (created.Version, created.FunctionArn, created.Description).ShouldBe(("1", $"{Arn}:1", "f"));

        var changed = (await Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = Zip.Of("other.py") }, Publish = true }, Token)).Function;
        await Lambda.UpdateFunctionConfigurationAsync(new("f") { Timeout = 60 }, Token);
        var third = (await Lambda.PublishVersionAsync(new("f") { Description = "third" }, Token)).Function;

        (changed.Version, changed.FunctionArn).ShouldBe(("2", $"{Arn}:2"));
        (third.Version, third.Timeout, third.Description, third.CodeSha256).ShouldBe(("3", 60, "third", changed.CodeSha256));
        changed.CodeSha256.ShouldNotBe(created.CodeSha256);
        var first = (await Lambda.GetFunctionAsync(new("f", "1"), Token)).Configuration;
        (first.Version, first.FunctionArn, first.Timeout, first.CodeSha256).ShouldBe(("1", $"{Arn}:1", 3, created.CodeSha256));
        var latest = (await Lambda.GetFunctionConfigurationAsync(new("f"), Token)).Function;
        (latest.Version, latest.FunctionArn, latest.Timeout, latest.Description).ShouldBe(("$LATEST", Arn, 60, "f"));
        (await Lambda.ListVersionsByFunctionAsync(new("f"), Token)).Versions.Select(version => version.FunctionArn).ShouldBe([$"{Arn}:$LATEST", $"{Arn}:1", $"{Arn}:2", $"{Arn}:3"]);
    }

    [Fact]
    public async Task What_did_not_change_since_the_last_version_is_not_published_again()
    {
        await CreateAsync(1);
        var before = Emulator.Store.Current;
        (await Lambda.PublishVersionAsync(new("f") { Description = "again" }, Token)).Function.Version.ShouldBe("1");
        Emulator.Store.Current.ShouldBeSameAs(before);

        // The same code again is no change; another description is one.
        (await Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = Zip.Of() }, Publish = true }, Token)).Function.Version.ShouldBe("1");
        await Lambda.UpdateFunctionConfigurationAsync(new("f") { Description = "other" }, Token);
        (await Lambda.PublishVersionAsync(new("f"), Token)).Function.Version.ShouldBe("2");
    }

    [Fact]
    public async Task A_version_of_what_was_seen_before_is_refused()
    {
        await CreateAsync(0);
        var seen = (await Lambda.GetFunctionAsync(new("f"), Token)).Configuration;
        await Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = Zip.Of("other.py") } }, Token);
        var now = (await Lambda.GetFunctionAsync(new("f"), Token)).Configuration;

        await RefusedAsync("PreconditionFailedException", () => Lambda.PublishVersionAsync(new("f") { RevisionId = seen.RevisionId }, Token));
        await RefusedAsync(
            "InvalidParameterValueException",
            () => Lambda.PublishVersionAsync(new("f") { CodeSha256 = seen.CodeSha256 }, Token),
            $"CodeSHA256 ({seen.CodeSha256}) is different from current CodeSHA256 in $LATEST ({now.CodeSha256}). Please try again with the CodeSHA256 in $LATEST.");
        (await Lambda.PublishVersionAsync(new("f") { RevisionId = now.RevisionId, CodeSha256 = now.CodeSha256 }, Token)).Function.Version.ShouldBe("1");
        (await Lambda.GetFunctionAsync(new("f"), Token)).Configuration.RevisionId.ShouldNotBe(now.RevisionId);
    }

    [Fact]
    public async Task A_version_that_no_alias_has_is_deleted_and_its_number_never_used_again()
    {
        await CreateAsync(3);
        await Lambda.CreateAliasAsync(new("f", "live", "1") { RoutingConfig = new(new Dictionary<string, double> { ["2"] = 0.5 }) }, Token);

        await RefusedAsync("ResourceConflictException", () => Lambda.DeleteFunctionAsync(new("f", "1"), Token), "Unable to delete version because the following aliases reference it: [live]");
        await RefusedAsync("ResourceConflictException", () => Lambda.DeleteFunctionAsync(new("f", "2"), Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.DeleteFunctionAsync(new("f", "$LATEST"), Token), "$LATEST version cannot be deleted without deleting the function.");
        await RefusedAsync("InvalidParameterValueException", () => Lambda.DeleteFunctionAsync(new("f:live"), Token), "Deletion of aliases is not currently supported.");
        await RefusedAsync("ResourceNotFoundException", () => Lambda.DeleteFunctionAsync(new("other", "1"), Token), $"Function not found: {Arn[..^1]}other:1");
        await Lambda.DeleteFunctionAsync(new("f", "3"), Token);
        await Lambda.DeleteFunctionAsync(new("f", "9"), Token);

        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetFunctionAsync(new("f", "3"), Token), $"Function not found: {Arn}:3");
        (await Lambda.PublishVersionAsync(new("f"), Token)).Function.Version.ShouldBe("4");
    }

    [Fact]
    public async Task A_function_s_versions_and_aliases_go_with_it()
    {
        await CreateAsync(1);
        await Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await Lambda.PutFunctionConcurrencyAsync(new("f", 900), Token);
        await Lambda.DeleteFunctionAsync(new("f"), Token);
        await Lambda.CreateFunctionAsync(New(), Token);

        (await Lambda.ListVersionsByFunctionAsync(new("f"), Token)).Versions.ShouldHaveSingleItem();
        (await Lambda.ListAliasesAsync(new("f"), Token)).Aliases.ShouldBeEmpty();
        (await Lambda.GetFunctionConcurrencyAsync(new("f"), Token)).ReservedConcurrentExecutions.ShouldBeNull();
        (await Lambda.PublishVersionAsync(new("f"), Token)).Function.Version.ShouldBe("1");
    }

    [Fact]
    public async Task Versions_are_listed_in_pages_in_the_order_of_their_numbers()
    {
        await CreateAsync(11);
        await CreateAsync(1, "f-1");
        string[] versions = ["$LATEST", .. Enumerable.Range(1, 11).Select(number => $"{number}")];

        (await PagesAsync(async marker => (await Lambda.ListVersionsByFunctionAsync(new("f", marker, 5), Token)) is var page ? (page.Versions, page.NextMarker) : default))
            .ShouldBe(versions.Select(version => $"{Arn}:{version}"));
        (await PagesAsync(async marker => (await Lambda.ListFunctionsAsync(new(marker, 5, FunctionVersion.All), Token)) is var page ? (page.Functions, page.NextMarker) : default))
            .ShouldBe([.. versions.Select(version => $"{Arn}:{version}"), $"{Arn}-1:$LATEST", $"{Arn}-1:1"]);
        (await Lambda.ListFunctionsAsync(new(), Token)).Functions.Select(function => function.FunctionArn).ShouldBe([Arn, $"{Arn}-1"]);
    }

    [Fact]
    public async Task A_qualifier_is_in_the_name_or_beside_it()
    {
        await CreateAsync(2);

        foreach (var request in (GetFunction[])[new("f", "1"), new("f:1"), new($"{Arn}:1"), new(Arn, "1"), new("f:1", "1")])
        {
            (await Lambda.GetFunctionAsync(request, Token)).Configuration.FunctionArn.ShouldBe($"{Arn}:1");
        }

        await RefusedAsync("InvalidParameterValueException", () => Lambda.GetFunctionAsync(new("f:1", "2"), Token), "The derived qualifier from the function name does not match the specified qualifier.");
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetFunctionAsync(new("f:01"), Token), $"Function not found: {Arn}:01");
        await RefusedAsync("ResourceNotFoundException", () => Lambda.GetFunctionAsync(new("f", "live"), Token), $"Function not found: {Arn}:live");

        // What is about functions only has no versions.
        await RefusedAsync("InvalidParameterValueException", () => Lambda.PutFunctionConcurrencyAsync(new("f:1", 1), Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.UpdateFunctionConfigurationAsync(new("f:1") { Timeout = 5 }, Token));
        await RefusedAsync("InvalidParameterValueException", () => Lambda.TagResourceAsync(new($"{Arn}:1", new Dictionary<string, string> { ["a"] = "b" }), Token), "Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }

    [Fact]
    public async Task A_version_is_asked_for_on_its_own_ARN()
    {
        await CreateAsync(2);
        var first = await Aws.A.CreateUserAsync("first", Policies.Allow("lambda:*", $"{Arn}:1"), Token);
        var unqualified = await Aws.A.CreateUserAsync("unqualified", Policies.Allow("lambda:*", Arn), Token);

        (await first.Lambda.GetFunctionAsync(new("f:1"), Token)).Configuration.Version.ShouldBe("1");
        (await unqualified.Lambda.GetFunctionAsync(new("f"), Token)).Configuration.Version.ShouldBe("$LATEST");
        await RefusedAsync("AccessDeniedException", () => first.Lambda.GetFunctionAsync(new("f", "2"), Token));
        await RefusedAsync("AccessDeniedException", () => first.Lambda.GetFunctionAsync(new("f"), Token));
        await RefusedAsync("AccessDeniedException", () => first.Lambda.DeleteFunctionAsync(new("f", "2"), Token));
        await RefusedAsync("AccessDeniedException", () => unqualified.Lambda.GetFunctionAsync(new("f", "1"), Token));
        await RefusedAsync("AccessDeniedException", () => unqualified.Lambda.GetFunctionAsync(new("f", "$LATEST"), Token));
        await first.Lambda.DeleteFunctionAsync(new("f", "1"), Token);
    }

    private static async Task<IEnumerable<string>> PagesAsync(Func<string?, Task<(IReadOnlyList<FunctionConfiguration> Items, string? Next)>> list)
    {
        var all = new List<string>();
        string? marker = null;
        do
        {
            (var items, marker) = await list(marker);
            items.Count.ShouldBeInRange(1, 5);
            all.AddRange(items.Select(item => item.FunctionArn));
        }
        while (marker is not null);
        return all;
    }
}
