using System.Net;

namespace ScsLabs.Testcontainers.Tests;

/// <summary>The operator's endpoints of a container, from the host.</summary>
public sealed class ContainerControlTests
{
    [Fact]
    public async Task Health_answers_everyone_at_the_mapped_port()
    {
        await using var aws = await Engine.StartAsync();

        (await StatusAsync(aws, "health", null)).ShouldBe(HttpStatusCode.OK);
        new Uri(aws.GetConnectionString()).Port.ShouldBe(aws.GetMappedPublicPort(ScsLabsBuilder.ScsLabsPort));
        aws.GetConnectionString().ShouldEndWith("/");
    }

    [Fact]
    public async Task The_others_answer_the_token_alone()
    {
        await using var aws = await Engine.StartAsync();

        (await StatusAsync(aws, "calls", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(aws, "calls", "guess")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(aws, "calls", aws.ControlToken)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_image_checks_its_own_health()
    {
        await using var aws = await Engine.StartAsync();

        var good = await aws.ExecAsync(["/scslabs", "health"], TestContext.Current.CancellationToken);
        var bad = await aws.ExecAsync(["/scslabs", "health", "--port", "1"], TestContext.Current.CancellationToken);

        (good.ExitCode, bad.ExitCode).ShouldBe((0L, 1L), $"{good.Stdout}{good.Stderr}{bad.Stdout}{bad.Stderr}");
        bad.Stdout.ShouldContain("http://127.0.0.1:1/_scslabs/health");
    }

    private static async Task<HttpStatusCode> StatusAsync(ScsLabsContainer aws, string what, string? token)
    {
        using var http = new HttpClient { BaseAddress = new(aws.GetConnectionString()) };
        using var message = new HttpRequestMessage(HttpMethod.Get, $"_scslabs/{what}");
        if (token is not null)
        {
            message.Headers.Add("X-ScsLabs-Token", token);
        }

        using var answer = await http.SendAsync(message, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
