using System.Text;
using ScsLabs.Emulator.Functions;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>An emulator with a role for functions, which may write logs.</summary>
internal sealed class FunctionWorld : IAsyncDisposable
{
    public const string Account = "111111111111";
    public const string Role = $"arn:aws:iam::{Account}:role/function";
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private FunctionWorld(AwsEmulator emulator)
    {
        Emulator = emulator;
        var root = emulator.RootOf(Account);
        (Iam, Lambda, Logs) = (new(root), new(root), new(root));
    }

    public AwsEmulator Emulator { get; }

    public IamClient Iam { get; }

    public LambdaClient Lambda { get; }

    public LogsClient Logs { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts the emulator. The test is skipped where no sandbox can be had.</summary>
    public static Task<FunctionWorld> StartAsync(bool logs = true)
    {
        Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);
        return StartWithAsync(new(), logs);
    }

    /// <summary>Starts the emulator with options.</summary>
    public static async Task<FunctionWorld> StartWithAsync(EmulatorOptions options, bool logs = true)
    {
        var world = new FunctionWorld(await AwsEmulator.StartAsync(options, Token));
        await world.Iam.CreateRoleAsync(new("function", Trust), Token);
        if (logs)
        {
            await world.AllowAsync("logs", """{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}""");
        }

        return world;
    }

    /// <summary>Gives the role a permission.</summary>
    public Task AllowAsync(string name, string statement) => Iam.PutRolePolicyAsync(new("function", name, $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""), Token);

    /// <summary>Creates a function of Python, of a version that this machine has.</summary>
    public async Task PythonAsync(string name, string code, Func<CreateFunction, CreateFunction>? change = null) =>
        await CreateAsync(name, await PythonAsync(), "index.handler", Zip(("index.py", code), ("aws.py", Package.File("aws.py"))), change);

    /// <summary>A runtime of Python that this machine has. The test is skipped where it has none.</summary>
    public Task<Runtime> PythonAsync() => AnyAsync(Runtime.Python311, Runtime.Python310, Runtime.Python312, Runtime.Python313, Runtime.Python314);

    /// <summary>Creates a function of Node.js, of a version that this machine has.</summary>
    public async Task NodeAsync(string name, string code) =>
        await CreateAsync(name, await AnyAsync(Runtime.Nodejs20, Runtime.Nodejs22, Runtime.Nodejs24), "index.handler", Zip(("index.mjs", code)), static create => create with { MemorySize = 256 });

    /// <summary>Creates a function whose code is its own runtime, a script of Bash: it answers each event with what a command makes of it.</summary>
    public Task BashAsync(string name, string command, Func<CreateFunction, CreateFunction>? change = null) => CreateAsync(name, Runtime.ProvidedAl2023, "unused", Zip(("bootstrap", Package.File("bootstrap.sh")), ("handle.sh", command)), change);

    /// <summary>Creates a function.</summary>
    public async Task CreateAsync(string name, Runtime runtime, string handler, byte[] zip, Func<CreateFunction, CreateFunction>? change = null)
    {
        var refusal = await Emulator.Functions.RefusalAsync(runtime);
        Assert.SkipWhen(refusal is not null, refusal ?? "");
        var create = new CreateFunction(name, Role, new() { ZipFile = zip }) { Runtime = runtime, Handler = handler };
        await Lambda.CreateFunctionAsync(change?.Invoke(create) ?? create, Token);
    }

    /// <summary>Invokes a function.</summary>
    public async Task<(string? Error, string Payload)> InvokeAsync(string name, string payload = "{}")
    {
        var answer = await Lambda.InvokeAsync(new(name) { Payload = Encoding.UTF8.GetBytes(payload) }, Token);
        return (answer.FunctionError, Encoding.UTF8.GetString(answer.Payload!));
    }

    /// <summary>The lines of a function's log.</summary>
    public async Task<IReadOnlyList<string>> LogAsync(string name) =>
        [.. (await Logs.FilterLogEventsAsync(new() { LogGroupName = $"/aws/lambda/{name}" }, Token)).Events!.Select(one => one.Message!)];

    /// <summary>A deployment package.</summary>
    public static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> files) => Package.Of(files);

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private async Task<Runtime> AnyAsync(params Runtime[] runtimes)
    {
        foreach (var runtime in runtimes)
        {
            if (await Emulator.Functions.RefusalAsync(runtime) is null)
            {
                return runtime;
            }
        }

        Assert.Skip($"This machine has none of {string.Join(", ", runtimes)}.");
        return default;
    }
}
