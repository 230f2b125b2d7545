using System.Reflection;
using System.Runtime.InteropServices;
using DotNet.Testcontainers.Containers;
using Microsoft.Extensions.Time.Testing;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness.Tests;

/// <summary>A container that doesn't get healthy is told for what it is. The containers are fakes, for there may be no Docker here.</summary>
public sealed class DockerHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_that_ended_is_told_at_once_with_its_last_lines_and_the_token()
    {
        var clock = new FakeTimeProvider();
        var (container, fake) = FakeContainer.Create(TestcontainersStates.Exited);

        var starting = DockerHost.StartAsync("localstack/localstack:latest", () => container, Cancel, clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        var problem = await Should.ThrowAsync<BackendException>(starting);

        problem.Message.ShouldContain("check LOCALSTACK_AUTH_TOKEN");
        problem.Message.ShouldContain("License activation failed!");
        problem.Message.ShouldContain("The container ended with exit code 55.");
        fake.IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_runs_and_does_not_answer_names_the_variable_that_says_where_it_is()
    {
        var clock = new FakeTimeProvider();
        var (container, _) = FakeContainer.Create(TestcontainersStates.Running);

        var starting = DockerHost.StartAsync("scslabs/scslabs:local", () => container, Cancel, clock);
        clock.Advance(TimeSpan.FromMinutes(15));

        (await Should.ThrowAsync<BackendException>(starting)).Message.ShouldContain("The container runs, but it doesn't answer here in time. Where this process is in a container itself, or the engine is on another machine, set TESTCONTAINERS_HOST_OVERRIDE");
    }

    [Fact]
    public void A_signal_to_end_removes_the_container_first()
    {
        var (container, fake) = FakeContainer.Create(TestcontainersStates.Running);
        using var removal = new RemovalOnSignal(container);

        removal.Remove(new PosixSignalContext(PosixSignal.SIGTERM));

        fake.IsRemoved.ShouldBeTrue();
    }

    /// <summary>A container that is being started until it is cancelled.</summary>
    public class FakeContainer : DispatchProxy
    {
        private TestcontainersStates state;

        public bool IsRemoved { get; private set; }

        public static (IContainer Container, FakeContainer Fake) Create(TestcontainersStates state)
        {
            var container = Create<IContainer, FakeContainer>();
            var fake = (FakeContainer)container;
            fake.state = state;
            return (container, fake);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(IContainer.StartAsync) => new TaskCompletionSource().Task.WaitAsync((CancellationToken)args![0]!),
            "get_State" => state,
            nameof(IContainer.GetExitCodeAsync) => Task.FromResult(55L),
            nameof(IContainer.GetLogsAsync) => Task.FromResult(("", "License activation failed!")),
            nameof(IAsyncDisposable.DisposeAsync) => Remove(),
            var other => throw new NotSupportedException(other),
        };

        private object Remove()
        {
            IsRemoved = true;
            return ValueTask.CompletedTask;
        }
    }
}
