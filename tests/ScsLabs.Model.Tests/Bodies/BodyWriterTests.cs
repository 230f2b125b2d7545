using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>Bodies are made of bytes as they come; nothing is left of one that fails.</summary>
public sealed class BodyWriterTests
{
    private const int Large = BodyWriter.MemoryBound * 3 + 12_345;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_small_body_is_in_memory_and_a_large_one_is_not()
    {
        (await Write(RandomNumberGenerator.GetBytes(BodyWriter.MemoryBound))).Memory.ShouldNotBeNull();
        (await Write(RandomNumberGenerator.GetBytes(BodyWriter.MemoryBound + 1))).Memory.ShouldBeNull();
        (await Write([])).Memory.ShouldNotBeNull().Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 3)]
    [InlineData(BodyWriter.MemoryBound, 70_000)]
    [InlineData(BodyWriter.MemoryBound + 1, 70_000)]
    [InlineData(2 * BodyWriter.MemoryBound, BodyWriter.MemoryBound)]
    [InlineData(Large, 1_000)]
    [InlineData(Large, Large)]
    public async Task A_body_is_what_was_written_however_it_came(int length, int step)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        var body = await Write(bytes, step);

        body.Length.ShouldBe(length);
        (await Bytes(body)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await Piped(body)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        body.Md5.ShouldBe(MD5.HashData(bytes));
        body.Checksum(ChecksumAlgorithm.Crc32).ShouldBe(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc32, bytes));
        await body.EnsureDigestsAsync([ChecksumAlgorithm.Sha256], md5: false, None);
        body.Checksum(ChecksumAlgorithm.Sha256).ShouldBe(SHA256.HashData(bytes), "it was not asked for, and is computed from what is kept");
    }

    [Fact]
    public async Task The_folder_for_temporary_files_shows_nothing_of_a_large_body()
    {
        using var folder = new FolderOfItsOwn();
        await using var writer = new BodyWriter([], folder);
        await writer.WriteAsync(new byte[Large], None);
        if (!OperatingSystem.IsWindows())
        {
            folder.Names.ShouldBeEmpty();
        }

        var body = await writer.CompleteAsync(None);
        if (!OperatingSystem.IsWindows())
        {
            folder.Names.ShouldBeEmpty();
        }

        (await Bytes(body)).Length.ShouldBe(Large);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Large)]
    public async Task A_cancelled_writer_says_so(int length)
    {
        var cancelled = new CancellationToken(canceled: true);
        await using var writer = new BodyWriter([]);
        await Should.ThrowAsync<OperationCanceledException>(async () => await writer.WriteAsync(new byte[length], cancelled));
        await Should.ThrowAsync<OperationCanceledException>(async () => await writer.CompleteAsync(cancelled));
    }

    [Fact]
    public async Task A_cancelled_reading_says_so_wherever_the_bytes_are()
    {
        var cancelled = new CancellationToken(canceled: true);
        foreach (var body in (Body[])[Body.Empty, Body.Of(new byte[1]), await Write(new byte[Large])])
        {
            await Should.ThrowAsync<OperationCanceledException>(() => body.CopyToAsync(Stream.Null, cancelled));
            await Should.ThrowAsync<OperationCanceledException>(() => body.CopyToAsync(PipeWriter.Create(Stream.Null), cancelled));
            await Should.ThrowAsync<OperationCanceledException>(async () => await body.EnsureDigestsAsync([], md5: true, cancelled));
        }
    }

    [Fact]
    public async Task A_writer_that_has_ended_is_of_no_use()
    {
        var writer = new BodyWriter([]);
        (await writer.CompleteAsync(None)).ShouldNotBeNull();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await writer.WriteAsync(new byte[1], None));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await writer.CompleteAsync(None));
    }

    internal static async Task<Body> Write(byte[] bytes, int step = 1 << 20)
    {
        await using var writer = new BodyWriter([ChecksumAlgorithm.Crc32]);
        for (var at = 0; at < bytes.Length; at += step)
        {
            await writer.WriteAsync(bytes.AsMemory(at, Math.Min(step, bytes.Length - at)), None);
        }

        return await writer.CompleteAsync(None);
    }

    internal static async Task<byte[]> Bytes(Body body)
    {
        using var target = new MemoryStream();
        await body.CopyToAsync(target, None);
        return target.ToArray();
    }

    internal static async Task<byte[]> Piped(Body body)
    {
        using var target = new MemoryStream();
        var writer = PipeWriter.Create(target, new(leaveOpen: true));
        await body.CopyToAsync(writer, None);
        await writer.CompleteAsync();
        return target.ToArray();
    }

    /// <summary>A folder that nobody else writes to.</summary>
    private sealed class FolderOfItsOwn : BodyFolder, IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-test-");

        public IEnumerable<string> Names => folder.EnumerateFileSystemInfos().Select(file => file.Name);

        public void Dispose() => folder.Delete(recursive: !OperatingSystem.IsWindows());

        protected override SafeFileHandle Open() => NamelessFile.Open(folder.FullName);
    }
}
