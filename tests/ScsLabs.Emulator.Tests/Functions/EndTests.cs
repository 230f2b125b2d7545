using System.Diagnostics;
using System.Text;
using Amazon.Runtime;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>However an emulator ends, no process and no folder of its functions is left.</summary>
[Collection("sandboxes")]
public sealed class EndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string mark = $"{Random.Shared.NextInt64(1_000_000_000, 2_000_000_000)}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A function that hangs in a program with a mark among its arguments.</summary>
    private byte[] Hanging => FunctionWorld.Zip(("bootstrap", $"#!/bin/sh\nsleep {mark}\n"));

    [Fact]
    public async Task Stopped_in_mid_invocation_it_leaves_nothing()
    {
        var world = await FunctionWorld.StartAsync();
        await world.CreateAsync("hangs", Runtime.ProvidedAl2023, "unused", Hanging, static create => create with { Timeout = 900 });
        var (waited, begun) = (world.InvokeAsync("hangs"), world.Lambda.InvokeAsync(new("hangs") { InvocationType = InvocationType.Event }, Token));
        await begun;
        await UntilAsync(() => Processes() == 2);
        var folder = world.Emulator.Functions.Folder!;

        await world.DisposeAsync();

        Processes().ShouldBe(0);
        Directory.Exists(folder).ShouldBeFalse();
        (await waited).Error.ShouldBe("Unhandled");
    }

    [Fact]
    public async Task A_world_that_is_left_takes_its_functions_along()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.CreateAsync("hangs", Runtime.ProvidedAl2023, "unused", Hanging, static create => create with { Timeout = 900 });
        await world.Lambda.InvokeAsync(new("hangs") { InvocationType = InvocationType.Event }, Token);
        await UntilAsync(() => Processes() == 1);

        await world.Emulator.ResetAsync(Token);

        Processes().ShouldBe(0);
        await world.Emulator.SettleAsync(Token);
    }

    [Fact]
    public async Task What_functions_begin_ends_with_the_world_that_is_left()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.AllowAsync("self", """{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}""");
        await world.PythonAsync("again", """
            import aws, json
            def handler(event, context):
                print("ran")
                if event:
                    aws.send("lambda", "application/json", json.dumps(event), {"x-amz-invocation-type": "Event"}, "/2015-03-31/functions/again/invocations")
            """);
        await world.InvokeAsync("again");
        var before = world.Emulator.Store.Current;
        await world.InvokeAsync("again", "[1]");
        var since = Stopwatch.GetTimestamp();
        while ((await world.LogAsync("again")).Count(static line => line == "ran") < 10)
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Patience);
            await Task.Delay(10, Token);
        }

        await world.Emulator.Store.RestoreAsync(before, Token);

        await world.Emulator.SettleAsync(Token).WaitAsync(Patience, Token);
        (await world.LogAsync("again")).Count(static line => line == "ran").ShouldBe(1);
    }

    [Fact]
    public async Task Sandboxes_that_start_while_the_world_is_left_are_not_kept()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("starts", "def handler(event, context): return 1");
        var invocations = Enumerable.Range(0, 6).Select(_ => world.Lambda.InvokeAsync(new("starts"), Token)).ToList();

        await world.Emulator.ResetAsync(Token);
        await Task.WhenAll(invocations).ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);

        (world.Emulator.Functions.Folder is { } folder ? Directory.GetDirectories(folder).Select(Path.GetFileName) : []).ShouldBeSubsetOf(["runtime"]);
    }

    [Fact]
    public async Task Killed_it_leaves_nothing()
    {
        Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);
        var temporary = Directory.CreateTempSubdirectory("scslabs-test-");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary.FullName, (UnixFileMode)0b_111_101_101);
        }

        using var emulator = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet", [Path.Combine(AppContext.BaseDirectory, "ScsLabs.Emulator.dll"), "serve", "--port", "0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["TMPDIR"] = temporary.FullName },
        })!;
        var listens = (await emulator.StandardOutput.ReadLineAsync(Token))!;
        var transport = new SignedTransport(new(listens[listens.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]), new BasicAWSCredentials(FunctionWorld.Account, "any"));
        await new IamClient(transport).CreateRoleAsync(new("function", FunctionWorld.Trust), Token);
        var lambda = new LambdaClient(transport);
        await lambda.CreateFunctionAsync(new("hangs", FunctionWorld.Role, new() { ZipFile = Hanging }) { Runtime = Runtime.ProvidedAl2023, Handler = "unused", Timeout = 900 }, Token);
        await lambda.InvokeAsync(new("hangs") { InvocationType = InvocationType.Event }, Token);
        await UntilAsync(() => Processes() == 1);
        temporary.EnumerateDirectories("scslabs-*").ShouldNotBeEmpty();

        emulator.Kill();

        await UntilAsync(() => Processes() == 0 && !temporary.EnumerateFileSystemInfos("scslabs-*").Any());
        temporary.Delete(recursive: true);
    }

    /// <summary>The number of processes with the mark as an argument of their own.</summary>
    private int Processes() => Directory.EnumerateDirectories("/proc").Count(folder =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")) == $"sleep\0{mark}\0";
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        var since = Stopwatch.GetTimestamp();
        while (!isTrue())
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Patience);
            await Task.Delay(10, Token);
        }
    }
}
