using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ScsLabs.Conformance.Tests;

/// <summary>A page of a browser with the console, and what went wrong in it.</summary>
internal sealed class ConsolePage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly AwsEmulator emulator;

    public ConsolePage(IBrowserContext context, IPage page, AwsEmulator emulator)
    {
        (this.context, this.emulator, Page) = (context, emulator, page);
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Problems.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => Problems.Enqueue(error);
        page.Dialog += async (_, dialog) =>
        {
            Problems.Enqueue($"A dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, violations of the Content-Security-Policy, and dialogs that no script of the console's opens.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>The console's origin.</summary>
    public string Origin => $"http://ui.localhost:{emulator.Endpoint.Port}";

    /// <summary>Opens a view, and waits until it is live.</summary>
    public async Task<IPage> ShowAsync(string view)
    {
        await Page.GotoAsync($"{Origin}/_scslabs/#/{view}");
        await Assertions.Expect(Page.Locator("#live")).ToContainClassAsync("on");
        return Page;
    }

    /// <summary>Saves a picture for who looks at it, where SCSLABS_SHOTS names a folder.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCSLABS_SHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
