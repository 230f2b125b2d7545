using System.Net;
using System.Text.Json;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Emulator.Tests.Databases;

/// <summary>GET /_scslabs/connect refuses whom the operator's endpoints refuse, and says why it opens no connection.</summary>
public sealed class ConnectEndpointTests : DatabaseWorld
{
    [Theory]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Host", "rebound.example.com")]
    public async Task What_a_browser_page_could_send_is_refused(string header, string value)
    {
        (await StatusAsync($"?from={App}&to={Orders}&port=3306", (header, value))).ShouldBe(HttpStatusCode.Forbidden);
        Backend.Emulator.Databases!.Folder.ShouldBeNull();
    }

    [Fact]
    public async Task Beyond_loopback_it_wants_the_token()
    {
        await using var beyond = await AwsEmulator.StartAsync(new() { Host = IPAddress.Any, ControlToken = "T", RealDatabases = true }, Token);

        (await Tunnel.OpenAsync(beyond.Endpoint, null, App, Orders, 3306, Token)).Status.ShouldBe(403);
        (await Tunnel.OpenAsync(beyond.Endpoint, "wrong", App, Orders, 3306, Token)).Status.ShouldBe(403);
        (await Tunnel.OpenAsync(beyond.Endpoint, "T", App, Orders, 3306, Token)).Status.ShouldBe(400); // that world has no such ends
    }

    [Fact]
    public async Task It_says_why_it_opens_no_connection()
    {
        (await StatusAsync("")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync($"?from={App}&to={Orders}&port=66000")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync($"?from=eni-1&to={Orders}&port=3306")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync($"?from={Jobs}&to={Orders}&port=3306")).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync($"?from={App}&to={Orders}&port=3307")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync($"?from={App}&to={Orders}&port=3306")).ShouldBe(HttpStatusCode.UpgradeRequired);

        using var http = new HttpClient();
        using var stopped = await http.GetAsync(new Uri(Backend.Endpoint, $"_scslabs/connect?from={Jobs}&to={Orders}&port=3306"), Token);
        using var json = JsonDocument.Parse(await stopped.Content.ReadAsStringAsync(Token));
        json.RootElement.GetProperty("obstacles")[0].GetProperty("code").GetString().ShouldBe("ENI_SG_RULES_MISMATCH");
        (await Tunnel.OpenAsync(Backend.Endpoint, null, Jobs, Orders, 3306, Token)).Error.ShouldStartWith("The network lets no connection through to port 3306: ENI_SG_RULES_MISMATCH at orders (eni-");
    }

    [Fact]
    public async Task An_emulator_without_servers_says_how_to_have_them()
    {
        await using var without = await EmbeddedBackend.StartAsync(new(), Token);

        var (stream, status, error) = await Tunnel.OpenAsync(without.Endpoint, null, App, Orders, 3306, Token);

        (stream, status).ShouldBe((null, 501));
        error.ShouldContain("SCSLABS_RDS=real");
        (await without.Capabilities.ProbeAsync(Capability.DatabaseServer)).Has.ShouldBeFalse();
    }

    [Fact]
    public async Task The_probe_sees_a_greeting_and_leaves_no_database()
    {
        (await Backend.Capabilities.ProbeAsync(Capability.DatabaseServer)).ShouldBe(new(true, "a database greeted as MySQL does once its security group let in, and not before"));

        await using var endpoint = await EndpointBackend.ReachAsync(Backend.Endpoint.ToString(), Token);
        (await endpoint.Capabilities.ProbeAsync(Capability.DatabaseServer)).Has.ShouldBeTrue();
        Backend.Emulator.Store.Current.Everywhere<Services.Rds.DbInstance>().ShouldHaveSingleItem().Identifier.ShouldBe("orders");
        Directory.EnumerateFileSystemEntries(Backend.Emulator.Databases!.Folder!).ShouldBeEmpty();
    }

    private async Task<HttpStatusCode> StatusAsync(string query, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(Backend.Endpoint, $"_scslabs/connect{query}"));
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var answer = await http.SendAsync(message, Token);
        return answer.StatusCode;
    }
}
