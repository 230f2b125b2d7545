using System.Security.Cryptography;
using Docker.DotNet.Models;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>Objects larger than the memory that a container may take.</summary>
public sealed class LargeObjectTests
{
    private const long Memory = 160 << 20;
    private const int Size = 256 << 20;

    [Fact]
    public async Task Are_taken_in_and_given_back()
    {
        await using var aws = await Engine.StartAsync(builder => builder.WithCreateParameterModifier(Limit));
        using var s3 = Sdk.S3(aws.GetConnectionString(), aws.RootSecret);
        var bytes = RandomNumberGenerator.GetBytes(Size);
        await s3.PutBucketAsync("large-objects", TestContext.Current.CancellationToken);

        await s3.PutObjectAsync(new() { BucketName = "large-objects", Key = "k", InputStream = new MemoryStream(bytes) }, TestContext.Current.CancellationToken);

        using var answer = await s3.GetObjectAsync("large-objects", "k", TestContext.Current.CancellationToken);
        answer.ContentLength.ShouldBe(Size);
        (await SHA256.HashDataAsync(answer.ResponseStream, TestContext.Current.CancellationToken)).ShouldBe(SHA256.HashData(bytes));
    }

    private static void Limit(CreateContainerParameters parameters)
    {
        var host = parameters.HostConfig ??= new();
        (host.Memory, host.MemorySwap) = (Memory, Memory);
    }
}
