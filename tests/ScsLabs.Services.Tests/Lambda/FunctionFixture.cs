using ScsLabs.Emulator;
using ScsLabs.Harness.Backends;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Services.Tests.Lambda;

/// <summary>An account with a role for functions, and another account.</summary>
public abstract class FunctionFixture : IAsyncLifetime
{
    protected const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private EmbeddedBackend backend = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected LabContext Aws { get; private set; } = null!;

    protected LambdaClient Lambda => Aws.A.Root.Lambda;

    protected string Arn => $"arn:aws:lambda:us-east-1:{Aws.A.Id}:function:f";

    protected AwsEmulator Emulator => backend.Emulator;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Token);
        Aws = await backend.NewContextAsync(Token);
        await Aws.A.Root.Iam.CreateRoleAsync(new("f", Trust), Token);
    }

    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A request that creates a function.</summary>
    protected CreateFunction New(string name = "f") => new(name, $"arn:aws:iam::{Aws.A.Id}:role/f", new() { ZipFile = Zip.Of() }) { Runtime = Runtime.ProvidedAl2023, Handler = "index.handler" };

    /// <summary>Creates a function with a number of versions, each with the number as its timeout.</summary>
    protected async Task CreateAsync(int versions, string name = "f")
    {
        await Lambda.CreateFunctionAsync(New(name), Token);
        for (var number = 1; number <= versions; number++)
        {
            await Lambda.UpdateFunctionConfigurationAsync(new(name) { Timeout = number }, Token);
            await Lambda.PublishVersionAsync(new(name), Token);
        }
    }

    /// <summary>The call must be refused with this code and, where one is given, this text, and change nothing.</summary>
    protected async Task RefusedAsync(string code, Func<Task> call, string? text = null)
    {
        var before = Emulator.Store.Current;
        var error = await Should.ThrowAsync<AwsException>(call);

        error.Code.ShouldBe(code, error.Message);
        if (text is not null)
        {
            error.Message.ShouldBe(text);
        }

        Emulator.Store.Current.ShouldBeSameAs(before);
    }
}
