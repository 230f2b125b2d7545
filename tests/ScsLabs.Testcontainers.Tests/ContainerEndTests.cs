namespace ScsLabs.Testcontainers.Tests;

/// <summary>How a container ends, and that it leaves nothing.</summary>
public sealed class ContainerEndTests
{
    [Fact]
    public async Task Told_to_stop_it_ends_well_and_at_once()
    {
        await using var aws = await Engine.StartAsync();
        var ended = ExitCodeAsync(aws);

        await aws.StopAsync(TestContext.Current.CancellationToken);

        (await ended).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_request_it_ends_by_itself()
    {
        // Longer than the engine may take to say that it runs.
        await using var aws = await Engine.StartAsync(builder => builder.WithExitWhenIdle(TimeSpan.FromSeconds(15)));

        (await ExitCodeAsync(aws)).ShouldBe(0);
    }

    [Fact]
    public async Task Disposed_of_it_leaves_nothing_behind()
    {
        var aws = await Engine.StartAsync();
        var id = aws.Id;
        (await Engine.HasAsync(id)).ShouldBeTrue();

        await aws.DisposeAsync();

        (await Engine.HasAsync(id)).ShouldBeFalse();
    }

    private static Task<long> ExitCodeAsync(ScsLabsContainer container) =>
        container.GetExitCodeAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
}
