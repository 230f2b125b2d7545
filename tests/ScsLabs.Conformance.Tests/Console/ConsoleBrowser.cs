using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ScsLabs.Conformance.Tests.ConsoleBrowser))]

namespace ScsLabs.Conformance.Tests;

/// <summary>This machine's Chromium, which Playwright drives; none is downloaded. One browser serves all tests, each with a context of its own.</summary>
public sealed class ConsoleBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? missing;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }

    /// <summary>Opens a page, or skips the test where there is no browser.</summary>
    internal async Task<ConsolePage> OpenAsync(AwsEmulator emulator, Microsoft.Playwright.ColorScheme scheme = Microsoft.Playwright.ColorScheme.Light, int width = 1360, int height = 900, string locale = "en-GB")
    {
        await StartAsync();
        Assert.SkipWhen(browser is null, missing ?? "Chromium can't start.");
        var context = await browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, Locale = locale });
        return new(context, await context.NewPageAsync(), emulator);
    }

    private readonly SemaphoreSlim starting = new(1);

    private async Task StartAsync()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (browser is not null || missing is not null)
            {
                return;
            }

            if (OtherPeoplesClients.Find("chromium", "chromium-browser", "google-chrome") is not { } chromium)
            {
                missing = "chromium isn't installed.";
                return;
            }

            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server", "--host-resolver-rules=MAP page.example 127.0.0.1"] });
        }
        catch (Exception failure) when (failure is PlaywrightException or System.ComponentModel.Win32Exception or IOException)
        {
            missing = $"Playwright can't drive chromium: {failure.Message}";
        }
        finally
        {
            starting.Release();
        }
    }
}
