using DotNet.Testcontainers.Builders;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Harness.Tests;

/// <summary>Each problem with Docker comes with the next step. The texts are those of the engine and of Testcontainers.</summary>
public sealed class DockerProblemTests
{
    [Theory]
    [InlineData("""Docker API responded with status code='BadRequest', response='{"message":"client version 1.44 is too new. Maximum supported API version is 1.41"}'""", "set DOCKER_API_VERSION=1.41.")]
    [InlineData("""Docker API responded with status code='InternalServerError', response='{"message":"pull access denied for scslabs/none, repository does not exist"}'""", "`make image`")]
    [InlineData("""Docker API responded with status code='InternalServerError', response='{"message":"Get \\"https://registry.example/v2/\\": dial tcp: lookup registry.example: no such host"}'""", "`make image`")]
    [InlineData("""Docker API responded with status code='NotFound', response='{"message":"No such container: 296895a6fc3f"}'""", "`docker run --rm scslabs/scslabs:local` shows why")]
    [InlineData("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "SCSLABS_BACKEND=embedded")]
    public void It_comes_with_the_next_step(string engine, string advice)
    {
        var explained = DockerProblem.Explain(new InvalidOperationException(engine), "scslabs/scslabs:local", "");

        explained.Message.ShouldStartWith("scslabs/scslabs:local can't be started. ");
        explained.Message.ShouldContain(advice);
        explained.Message.ShouldContain(engine);
    }

    [Fact]
    public void An_old_engine_is_told_apart_from_none_though_Testcontainers_wraps_both_alike() =>
        DockerProblem.Explain(new DockerUnavailableException("Docker is either not running or misconfigured", new InvalidOperationException("client version 1.44 is too new. Maximum supported API version is 1.41")), "scslabs/scslabs:local", "")
            .Message.ShouldContain("set DOCKER_API_VERSION=1.41.");

    [Fact]
    public void The_reaper_s_image_is_told_apart_from_ours() =>
        DockerProblem.Explain(new InvalidOperationException("Retry creating Docker image testcontainers/ryuk:0.14.0: no such host"), "scslabs/scslabs:local", "")
            .Message.ShouldContain("set TESTCONTAINERS_RYUK_DISABLED=true.");

    [Fact]
    public void The_container_s_last_lines_come_along()
    {
        var logs = string.Join('\n', Enumerable.Range(1, 100).Select(line => $"line {line}"));

        var explained = DockerProblem.Explain(new TimeoutException("The operation has timed out."), "scslabs/scslabs:local", logs);

        explained.Message.ShouldContain("healthy, in time");
        explained.Message.ShouldContain("line 100");
        explained.Message.ShouldContain("line 81");
        explained.Message.ShouldNotContain("line 80\n");
    }
}
