using System.Diagnostics;
using System.Runtime.CompilerServices;
using ScsLabs.Model.Bodies;

namespace ScsLabs.Model.Tests.Bodies;

/// <summary>The files that bodies hold open. It runs alone, for it looks at the process's files.</summary>
[Collection(nameof(FileBlobTests))]
[CollectionDefinition(nameof(FileBlobTests), DisableParallelization = true)]
public sealed class FileBlobTests
{
    private const int Large = BodyWriter.MemoryBound * 3 + 12_345;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public FileBlobTests()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Open files are counted where Linux lists them.");
        }
    }

    [Fact]
    public async Task One_that_is_broken_off_leaves_nothing()
    {
        var before = Names();
        await using (var writer = new BodyWriter([ChecksumAlgorithm.Sha256]))
        {
            await writer.WriteAsync(new byte[Large], None);
            New(before).ShouldHaveSingleItem();
        }

        New(before).ShouldBeEmpty();
        using (var writer = new BodyWriter([]))
        {
            await writer.WriteAsync(new byte[Large], None);
        }

        (await AllGone(before)).ShouldBeTrue("the handle closes when the block that was on its way is written");
    }

    [Fact]
    public async Task A_file_lives_as_long_as_a_slice_of_it_and_goes_with_the_last()
    {
        var before = Names();
        var slice = new StrongBox<Body?>();
        await KeepASlice(slice);
        Collect();
        await Read(slice);
        New(before).ShouldHaveSingleItem();

        slice.Value = null;
        (await AllGone(before)).ShouldBeTrue();
    }

    [Fact]
    public async Task Those_that_were_dropped_do_not_pile_up()
    {
        // When the collector runs is its own affair: here it is only asked whether it does without being told to.
        const int enough = 2_000;
        var before = Names();
        var bytes = new byte[BodyWriter.MemoryBound + 1];
        var made = 0;
        do
        {
            await BodyWriterTests.Write(bytes);
            made++;
        }
        while (made < enough && New(before).Count() == made);

        made.ShouldBeLessThan(enough);
    }

    // Apart from the tests, whose own frames would keep the bodies alive.
    private static async Task KeepASlice(StrongBox<Body?> target)
    {
        var bytes = new byte[Large];
        (bytes[^2], bytes[^1]) = (1, 2);
        target.Value = (await BodyWriterTests.Write(bytes)).Slice(Large - 3, 3);
    }

    private static async Task Read(StrongBox<Body?> body) => (await BodyWriterTests.Bytes(body.Value.ShouldNotBeNull())).ShouldBe([0, 1, 2]);

    /// <summary>Whether the new ones go, once the frames below have returned and other threads have had their turn.</summary>
    private static async Task<bool> AllGone(string[] before)
    {
        var patience = Stopwatch.StartNew();
        while (New(before).Any() && patience.Elapsed < TimeSpan.FromMinutes(2))
        {
            await Task.Yield();
            Collect();
        }

        return !New(before).Any();
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static IEnumerable<string> New(string[] before) => Names().Except(before);

    /// <summary>The files that this process holds open and whose names are gone.</summary>
    private static string[] Names() =>
        [.. Directory.GetFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "").Where(name => name.Contains("/scslabs-", StringComparison.Ordinal))];
}
