using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>A full disk is cleared of bodies that nothing refers to; if that isn't enough, the write fails.</summary>
public sealed class BodyFolderTests
{
    private const int Large = BodyWriter.MemoryBound * 3 + 12_345;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_write_that_finds_the_disk_full_makes_room_and_is_done_again(int block)
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        using var disk = new Disk { FullAtBlock = block };

        var body = await WriteAsync(bytes, disk);

        disk.Reclaims.ShouldBe(1);
        (await BodyWriterTests.Bytes(body)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        body.Md5.ShouldBe(MD5.HashData(bytes), "a block that is written twice is digested once");
        body.Checksum(ChecksumAlgorithm.Crc32).ShouldBe(ChecksumCalculator.Compute(ChecksumAlgorithm.Crc32, bytes));
    }

    [Fact]
    public async Task A_file_that_can_not_be_opened_on_a_full_disk_makes_room_too()
    {
        using var disk = new Disk { IsFullToOpen = true };
        (await WriteAsync(new byte[Large], disk)).Memory.ShouldBeNull();
        (disk.Reclaims, disk.Opened).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_disk_that_stays_full_is_told_and_nothing_stays_open()
    {
        foreach (var disk in (Disk[])[new() { FullAtBlock = 1, StaysFull = true }, new() { IsFullToOpen = true, StaysFull = true }])
        {
            using (disk)
            {
                (await Should.ThrowAsync<BodyStorageException>(() => WriteAsync(new byte[Large], disk))).InnerException.ShouldBeOfType<IOException>();
                disk.Reclaims.ShouldBe(1);
                disk.AllAreClosed.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task A_folder_that_takes_no_files_is_not_full_and_memory_does()
    {
        var bytes = RandomNumberGenerator.GetBytes(Large);
        using var disk = new Disk { IsReadOnly = true };
        (await BodyWriterTests.Bytes(await WriteAsync(bytes, disk))).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        disk.Reclaims.ShouldBe(0);
    }

    [Fact]
    public async Task Many_who_find_the_disk_full_share_a_reclaim_that_began_after_they_asked()
    {
        using var began = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        var reclaims = 0;
        var reclaimer = new Reclaimer(() =>
        {
            Interlocked.Increment(ref reclaims);
            began.Release();
            go.Wait(None);
        });

        var first = reclaimer.RunAsync();
        await began.WaitAsync(None);
        Task[] later = [.. Enumerable.Range(0, 100).Select(_ => reclaimer.RunAsync())];
        go.Release();
        await first;
        await began.WaitAsync(None);
        later.ShouldAllBe(task => !task.IsCompleted, "the one that ran may have missed what they need");
        go.Release();
        await Task.WhenAll(later);
        reclaims.ShouldBe(2);

        go.Release();
        await reclaimer.RunAsync();
        reclaims.ShouldBe(3);
    }

    [Fact]
    public async Task Bodies_that_are_dropped_make_room_on_a_disk_that_is_full_of_them()
    {
        using var disk = new Disk { Room = 4 };
        for (var i = 0; i < 50; i++)
        {
            await WriteAndDropAsync(disk);
        }

        disk.Reclaims.ShouldBeInRange(1, 50);
    }

    // Apart from the test, whose own frame would keep the body alive.
    private static async Task WriteAndDropAsync(Disk disk) => (await WriteAsync(new byte[BodyWriter.MemoryBound + 1], disk)).Length.ShouldBePositive();

    private static async Task<Body> WriteAsync(byte[] bytes, Disk disk)
    {
        await using var writer = new BodyWriter([ChecksumAlgorithm.Crc32], disk);
        await writer.WriteAsync(bytes, None);
        return await writer.CompleteAsync(None);
    }

    /// <summary>A disk that is full when it is told to be, until room is made.</summary>
    private sealed class Disk : BodyFolder, IDisposable
    {
        private readonly List<WeakReference<SafeFileHandle>> files = [];

        /// <summary>The block, counted from 0, whose writing finds the disk full after half of it.</summary>
        public int FullAtBlock { get; init; } = -1;

        public bool IsFullToOpen { get; init; }

        public bool StaysFull { get; init; }

        public bool IsReadOnly { get; init; }

        /// <summary>The number of files that it has room for.</summary>
        public int Room { get; init; } = int.MaxValue;

        public int Reclaims { get; private set; }

        public int Opened { get; private set; }

        public bool AllAreClosed => StillOpen.Count == 0;

        private List<SafeFileHandle> StillOpen => [.. files.Select(file => file.TryGetTarget(out var handle) && !handle.IsClosed ? handle : null).OfType<SafeFileHandle>()];

        public void Dispose() => StillOpen.ForEach(file => file.Dispose());

        protected override SafeFileHandle Open()
        {
            if (IsReadOnly)
            {
                throw new UnauthorizedAccessException("It is read-only.");
            }

            if ((IsFullToOpen && (StaysFull || Reclaims == 0)) || StillOpen.Count >= Room)
            {
                throw Full();
            }

            Opened++;
            var file = base.Open();
            files.Add(new(file));
            return file;
        }

        protected override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
        {
            if (offset / BodyWriter.MemoryBound == FullAtBlock && (StaysFull || Reclaims == 0))
            {
                base.Write(file, bytes[..(bytes.Length / 2)], offset);
                throw Full();
            }

            base.Write(file, bytes, offset);
        }

        protected override void Reclaim()
        {
            Reclaims++;
            base.Reclaim();
        }

        private static IOException Full() => new("No space left on device", OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28);
    }
}
