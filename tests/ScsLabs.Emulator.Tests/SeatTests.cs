using System.Net;
using System.Text;
using Amazon.S3;
using ScsLabs.Emulator.Commands;

namespace ScsLabs.Emulator.Tests;

/// <summary>The seats of a class: each has a world and secrets of its own.</summary>
public sealed class SeatTests : IAsyncLifetime
{
    private readonly Seat first = new("class-secret", 1), second = new("class-secret", 2);
    private AwsEmulator one = null!, other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        one = await AwsEmulator.StartAsync(first.Of(new()), Cancel);
        other = await AwsEmulator.StartAsync(second.Of(new()), Cancel);
    }

    [Fact]
    public void Secrets_differ_by_seat_class_and_purpose_and_follow_from_the_class_secret()
    {
        string[] secrets = [first.RootSecret, first.ControlToken, second.RootSecret, second.ControlToken, new Seat("other-secret", 1).RootSecret];

        secrets.Distinct().Count().ShouldBe(5);
        new Seat("class-secret", 1).RootSecret.ShouldBe(first.RootSecret);
        secrets.ShouldAllBe(secret => secret.Length == 30 && !secret.Contains("class", StringComparison.Ordinal));
        first.FlagOf("Lab09.SecureStringSecrets", 3).ShouldBe(second.FlagOf("Lab09.SecureStringSecrets", 3));
        first.FlagOf("Lab09.SecureStringSecrets", 3).ShouldNotBe(first.FlagOf("Lab09.SecureStringSecrets", 4));
        $"{first} {first.Of(new())}".ShouldNotContain("class-secret");
    }

    [Fact]
    public void A_class_has_a_port_and_secrets_for_each_seat()
    {
        EmulatorOptions all = new() { Port = 4601, RootSecret = "class-secret" };

        ServeCommand.SeatsOf(all, null, null).ShouldBe([all]);
        ServeCommand.SeatsOf(all, 3, null).Select(one => (one.Port, one.RootSecret)).ShouldBe([(4601, first.RootSecret), (4602, second.RootSecret), (4603, new Seat("class-secret", 3).RootSecret)]);
        ServeCommand.SeatsOf(all, null, 1).Select(one => (one.Port, one.ControlToken)).ShouldBe([(4601, second.ControlToken)]);
    }

    [Fact]
    public async Task Whoever_has_a_seat_s_token_is_told_its_secrets_and_nobody_else_is()
    {
        using var http = new HttpClient();
        (await AskAsync(one.Endpoint, first.ControlToken)).ShouldBe((HttpStatusCode.OK, $$"""{"number":1,"rootSecret":"{{first.RootSecret}}"}"""));
        foreach (var token in new[] { second.ControlToken, first.RootSecret, "" })
        {
            (await AskAsync(one.Endpoint, token)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        await using var noSeat = await AwsEmulator.StartAsync(new(), Cancel);
        (await AskAsync(noSeat.Endpoint, "")).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task<(HttpStatusCode Status, string Body)> AskAsync(Uri endpoint, string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, "/_scslabs/seat"));
            request.Headers.TryAddWithoutValidation("X-ScsLabs-Token", token);
            using var answer = await http.SendAsync(request, Cancel);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    [Theory]
    [InlineData(null, null, 4601, 3, null, "A class needs a secret")]
    [InlineData("class-secret", "token", 4601, 3, null, "The control tokens of seats follow from the class's secret")]
    [InlineData("class-secret", null, 4601, 3, 0, "not both")]
    [InlineData("class-secret", null, 65534, 3, null, "From port 65534 on there aren't 3 ports.")]
    public void A_class_that_cannot_be_served_is_refused(string? secret, string? token, int port, int? seats, int? index, string told) =>
        Should.Throw<NotSupportedException>(() => ServeCommand.SeatsOf(new() { Port = port, RootSecret = secret, ControlToken = token }, seats, index).ToList()).Message.ShouldContain(told);

    [Fact]
    public async Task A_learner_works_at_their_own_seat_and_at_no_other()
    {
        using var mine = S3(one, first.RootSecret);
        await mine.PutBucketAsync("reports", Cancel);
        (await mine.ListBucketsAsync(Cancel)).Buckets.ShouldHaveSingleItem();

        using var strange = S3(other, first.RootSecret);
        (await Should.ThrowAsync<AmazonS3Exception>(() => strange.ListBucketsAsync(Cancel))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
        using var theirs = S3(other, second.RootSecret);
        (await theirs.ListBucketsAsync(Cancel)).Buckets.ShouldBeNull();
        await theirs.PutBucketAsync("reports", Cancel);
        using var classes = S3(one, "class-secret");
        (await Should.ThrowAsync<AmazonS3Exception>(() => classes.ListBucketsAsync(Cancel))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task The_operators_endpoints_of_a_seat_want_its_token_on_loopback_too()
    {
        using var http = new HttpClient();

        (await SendAsync(http, HttpMethod.Get, one, "calls", first.ControlToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var token in new[] { null, "", second.ControlToken, first.RootSecret })
        {
            (await SendAsync(http, HttpMethod.Get, one, "calls", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await SendAsync(http, HttpMethod.Post, one, "reset", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await SendAsync(http, HttpMethod.Get, one, "results", token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Results_are_kept_by_lab_over_a_reset_and_answered_with_the_flags_of_green_tasks()
    {
        using var http = new HttpClient();
        const string Results = """{"tasks":[{"number":1,"isGreen":true},{"number":2,"isGreen":false}]}""";

        var answer = await (await SendAsync(http, HttpMethod.Put, one, "results/Lab09.SecureStringSecrets", first.ControlToken, Results)).Content.ReadAsStringAsync(Cancel);
        await SendAsync(http, HttpMethod.Post, one, "reset", first.ControlToken);
        var kept = await (await SendAsync(http, HttpMethod.Get, one, "results", first.ControlToken)).Content.ReadAsStringAsync(Cancel);

        answer.ShouldBe($$$"""{"flags":{"1":"{{{first.FlagOf("Lab09.SecureStringSecrets", 1)}}}"}}""");
        kept.ShouldBe($$"""{"Lab09.SecureStringSecrets":{{Results}}}""");
        (await (await SendAsync(http, HttpMethod.Get, other, "results", second.ControlToken)).Content.ReadAsStringAsync(Cancel)).ShouldBe("{}");
    }

    [Theory]
    [InlineData("results/Lab09.X", "[]")]
    [InlineData("results/Lab09.X", """{"tasks":[{"number":"1","isGreen":true}]}""")]
    [InlineData("results/Lab09.X", "{")]
    [InlineData("results/Lab9", """{"tasks":[]}""")]
    [InlineData("results/Lab09.<script>", """{"tasks":[]}""")]
    public async Task What_is_no_result_is_refused(string path, string body)
    {
        using var http = new HttpClient();

        (await SendAsync(http, HttpMethod.Put, one, path, first.ControlToken, body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await (await SendAsync(http, HttpMethod.Get, one, "results", first.ControlToken)).Content.ReadAsStringAsync(Cancel)).ShouldBe("{}");
    }

    [Fact]
    public async Task Results_are_bounded_in_size_and_number()
    {
        using var http = new HttpClient();
        var long1 = $$"""{"tasks":[],"more":"{{new string('x', SeatResults.MostBytes)}}"}""";

        (await SendAsync(http, HttpMethod.Put, one, "results/Lab01.X", first.ControlToken, long1)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        for (var lab = 0; lab < 64; lab++)
        {
            (await SendAsync(http, HttpMethod.Put, one, $"results/Lab{lab:00}.X", first.ControlToken, """{"tasks":[]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await SendAsync(http, HttpMethod.Put, one, "results/Lab64.X", first.ControlToken, """{"tasks":[]}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(http, HttpMethod.Put, one, "results/Lab63.X", first.ControlToken, """{"tasks":[]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    private static AmazonS3Client S3(AwsEmulator emulator, string secret) =>
        new("111111111111", secret, new AmazonS3Config { ServiceURL = emulator.Endpoint.ToString(), AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0 });

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, AwsEmulator emulator, string path, string? token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(emulator.Endpoint, $"_scslabs/{path}"));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-ScsLabs-Token", token);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await http.SendAsync(request, Cancel);
    }
}
