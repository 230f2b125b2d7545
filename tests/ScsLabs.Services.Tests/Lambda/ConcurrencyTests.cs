namespace ScsLabs.Services.Tests.Lambda;

/// <summary>Concurrency that functions reserve, and the account's quotas.</summary>
public sealed class ConcurrencyTests : FunctionFixture
{
    [Fact]
    public async Task A_function_reserves_concurrency_and_gives_it_back()
    {
        await CreateAsync(0);
        (await Lambda.GetFunctionConcurrencyAsync(new("f"), Token)).ReservedConcurrentExecutions.ShouldBeNull();
        (await Lambda.GetFunctionAsync(new("f"), Token)).Concurrency.ShouldBeNull();

        foreach (var reserved in (int[])[0, 25])
        {
            (await Lambda.PutFunctionConcurrencyAsync(new("f", reserved), Token)).ReservedConcurrentExecutions.ShouldBe(reserved);
            (await Lambda.GetFunctionConcurrencyAsync(new("f"), Token)).ReservedConcurrentExecutions.ShouldBe(reserved);
            (await Lambda.GetFunctionAsync(new("f"), Token)).Concurrency!.ReservedConcurrentExecutions.ShouldBe(reserved);
            (await Lambda.GetAccountSettingsAsync(new(), Token)).AccountLimit.UnreservedConcurrentExecutions.ShouldBe(1000 - reserved);
        }

        await Lambda.DeleteFunctionConcurrencyAsync(new("f"), Token);
        (await Lambda.GetFunctionConcurrencyAsync(new("f"), Token)).ReservedConcurrentExecutions.ShouldBeNull();
        (await Lambda.GetAccountSettingsAsync(new(), Token)).AccountLimit.UnreservedConcurrentExecutions.ShouldBe(1000);
    }

    [Fact]
    public async Task A_hundred_of_the_account_s_concurrency_stay_unreserved()
    {
        const string text = "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].";
        await CreateAsync(0);
        await CreateAsync(0, "other");
        await Lambda.PutFunctionConcurrencyAsync(new("f", 600), Token);

        await RefusedAsync("InvalidParameterValueException", () => Lambda.PutFunctionConcurrencyAsync(new("other", 301), Token), text);
        await RefusedAsync("InvalidParameterValueException", () => Lambda.PutFunctionConcurrencyAsync(new("f", 901), Token), text);
        await RefusedAsync("ValidationException", () => Lambda.PutFunctionConcurrencyAsync(new("f", -1), Token));
        await Lambda.PutFunctionConcurrencyAsync(new("f", 599), Token);
        await Lambda.PutFunctionConcurrencyAsync(new("other", 301), Token);
        await Lambda.DeleteFunctionAsync(new("f"), Token);
        await Lambda.PutFunctionConcurrencyAsync(new("other", 900), Token);
    }

    [Fact]
    public async Task The_account_s_settings_count_functions_and_the_code_of_all_their_versions()
    {
        await CreateAsync(2);
        await CreateAsync(0, "other");

        var settings = await Lambda.GetAccountSettingsAsync(new(), Token);

        settings.AccountUsage.ShouldBe(new(4 * Zip.Of().Length, 2));
        settings.AccountLimit.ShouldBe(new(80_530_636_800, 262_144_000, 52_428_800, 1000, 1000));
        (await Aws.B.Root.Lambda.GetAccountSettingsAsync(new(), Token)).AccountUsage.ShouldBe(new(0, 0));
    }
}
