using Amazon.S3;
using ScsLabs.Emulator;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.S3;

/// <summary>An emulator of its own for each test, with a bucket of account A's.</summary>
public abstract class EmulatedBucket : IAsyncLifetime
{
    protected const string Bucket = "a-bucket-over-the-wire";

    private EmbeddedBackend backend = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected AwsEmulator Emulator => backend.Emulator;

    protected LabContext Aws { get; private set; } = null!;

    /// <summary>S3, as the owner's root user.</summary>
    protected IAmazonS3 S3 => Aws.A.Root.S3;

    /// <summary>The emulator's options; null for the usual ones.</summary>
    protected virtual EmulatorOptions? Options => null;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(Options, Cancel);
        Aws = await backend.NewContextAsync(Cancel);
        await S3.PutBucketAsync(Bucket, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The bucket, or what is in it, in path style.</summary>
    protected string Url(string target) => $"{Emulator.Endpoint}{Bucket}{(target.StartsWith('?') ? "" : "/")}{target}";
}
