using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.EC2.Model;

namespace ScsLabs.Emulator.Tests;

/// <summary>The metadata service of instances: who may ask, and how it answers.</summary>
public sealed class MetadataServiceTests : InstanceWorld
{
    private const string Ttl = "X-aws-ec2-metadata-token-ttl-seconds";
    private const string Id = "latest/meta-data/instance-id";

    [Theory]
    [InlineData("optional", "OK")]
    [InlineData("required", "Unauthorized")]
    public async Task Without_a_token_it_answers_where_tokens_are_optional(string tokens, string status)
    {
        var id = await LaunchAsync(request => request.MetadataOptions.HttpTokens = tokens);
        var endpoint = await EndpointAsync(id);

        (await StatusAsync(endpoint, Id)).ToString().ShouldBe(status);
        (await ReadAsync(endpoint, Id, await TokenAsync(endpoint))).ShouldBe(id);
    }

    [Fact]
    public async Task Tokens_become_required_at_once()
    {
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);
        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.OK);

        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpTokens = "required" }, Token);

        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_is_its_instance_s_and_lives_as_long_as_asked_for()
    {
        var (endpoint, other) = (await EndpointAsync(await LaunchAsync()), await EndpointAsync(await LaunchAsync()));
        var token = await TokenAsync(endpoint, 60);
        token.Length.ShouldBe(56);

        (await StatusAsync(endpoint, Id, token)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other, Id, token)).ShouldBe(HttpStatusCode.Unauthorized);
        var altered = Convert.FromBase64String(token);
        foreach (var place in (int[])[7, 8, 39])
        {
            altered[place] ^= 1;
            (await StatusAsync(endpoint, Id, Convert.ToBase64String(altered))).ShouldBe(HttpStatusCode.Unauthorized);
            altered[place] ^= 1;
        }

        foreach (var bad in (string[])["nonsense", "AAAA", token[..52], token + "AAAA"])
        {
            (await StatusAsync(endpoint, Id, bad)).ShouldBe(HttpStatusCode.Unauthorized, bad);
        }

        await Emulator.AdvanceAsync(TimeSpan.FromSeconds(61), Token);
        (await StatusAsync(endpoint, Id, token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("1", "OK")]
    [InlineData("21600", "OK")]
    [InlineData("0", "BadRequest")]
    [InlineData("21601", "BadRequest")]
    [InlineData("-1", "BadRequest")]
    [InlineData("99999999999", "BadRequest")]
    [InlineData("six", "BadRequest")]
    [InlineData(null, "BadRequest")]
    public async Task A_token_s_time_is_from_a_second_to_six_hours(string? seconds, string status)
    {
        var endpoint = await EndpointAsync(await LaunchAsync());

        using var answer = await SendAsync("PUT", $"{endpoint}/latest/api/token", seconds is null ? [] : [$"{Ttl}: {seconds}"]);

        answer.StatusCode.ToString().ShouldBe(status);
        (answer.Headers.TryGetValues(Ttl, out var told) ? told.Single() : null).ShouldBe(status == "OK" ? seconds : null);
    }

    [Fact]
    public async Task The_public_key_of_the_launch_is_told_and_none_where_there_was_none()
    {
        const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
        await Ec2.ImportKeyPairAsync(new("deploy", Convert.ToBase64String(Encoding.ASCII.GetBytes(Key))), Token);
        var (with, without) = (await EndpointAsync(await LaunchAsync(request => request.KeyName = "deploy")), await EndpointAsync(await LaunchAsync()));

        (await ReadAsync(with, "latest/meta-data/public-keys/")).ShouldBe("0=deploy");
        (await ReadAsync(with, "latest/meta-data/public-keys/0/")).ShouldBe("openssh-key");
        (await ReadAsync(with, "latest/meta-data/public-keys/0/openssh-key")).ShouldBe($"{Key} deploy");
        (await ReadAsync(with, "latest/meta-data/")).Split('\n').ShouldContain("public-keys/");
        (await StatusAsync(without, "latest/meta-data/public-keys/")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forwarded_request_gets_no_token()
    {
        var endpoint = await EndpointAsync(await LaunchAsync());

        using var put = await SendAsync("PUT", $"{endpoint}/latest/api/token", $"{Ttl}: 60", "X-Forwarded-For: 203.0.113.5");
        put.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var get = await SendAsync("GET", $"{endpoint}/{Id}", "X-Forwarded-For: 203.0.113.5");
        get.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    public async Task A_token_comes_no_further_than_the_hop_limit(int limit, int hops, bool comes)
    {
        var id = await LaunchAsync(request => request.MetadataOptions.HttpPutResponseHopLimit = limit);
        var (direct, endpoint) = (await EndpointAsync(id), $"{await EndpointAsync(id)}/hops/{hops}");

        if (comes)
        {
            (await ReadAsync(endpoint, Id, await TokenAsync(endpoint))).ShouldBe(id);
        }
        else
        {
            await Should.ThrowAsync<HttpRequestException>(() => TokenAsync(endpoint));
            await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpPutResponseHopLimit = hops }, Token);
            await TokenAsync(endpoint);
        }

        (await ReadAsync(endpoint, Id, await TokenAsync(direct))).ShouldBe(id);
        (await ReadAsync(endpoint, Id)).ShouldBe(id);
    }

    [Fact]
    public async Task A_service_that_is_off_refuses_all()
    {
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);
        var token = await TokenAsync(endpoint);
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "disabled" }, Token);

        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(endpoint, Id, token)).ShouldBe(HttpStatusCode.Forbidden);
        using var put = await SendAsync("PUT", $"{endpoint}/latest/api/token", $"{Ttl}: 60");
        put.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await Ec2.ModifyInstanceMetadataOptionsAsync(new() { InstanceId = id, HttpEndpoint = "enabled" }, Token);
        (await StatusAsync(endpoint, Id, token)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_instance_that_does_not_run_does_not_answer()
    {
        var id = await LaunchAsync();
        var endpoint = await EndpointAsync(id);
        await Ec2.StopInstancesAsync(new StopInstancesRequest { InstanceIds = [id] }, Token);

        await Should.ThrowAsync<HttpRequestException>(() => StatusAsync(endpoint, Id));
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await Should.ThrowAsync<HttpRequestException>(() => StatusAsync(endpoint, Id));
        await Ec2.StartInstancesAsync(new StartInstancesRequest { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.OK);
        await Ec2.TerminateInstancesAsync(new TerminateInstancesRequest { InstanceIds = [id] }, Token);
        await Emulator.AdvanceAsync(TimeSpan.FromHours(2), Token);
        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "latest/meta-data/nothing", 404)]
    [InlineData("GET", "latest/meta-data/instance-id/more", 404)]
    [InlineData("GET", "latest/meta-data/instance", 404)]
    [InlineData("GET", "latest/user-data", 404)]
    [InlineData("GET", "latest/dynamic/instance-identity/signature", 404)]
    [InlineData("GET", "latest/meta-data/tags/instance/Team", 404)]
    [InlineData("GET", "2019-01-01/meta-data/", 404)]
    [InlineData("GET", "hops/0/latest/", 404)]
    [InlineData("GET", "hops/256/latest/", 404)]
    [InlineData("GET", "hops/two/latest/", 404)]
    [InlineData("GET", "latest/api/token", 405)]
    [InlineData("PUT", "latest/meta-data/instance-id", 405)]
    [InlineData("POST", "latest/api/token", 405)]
    [InlineData("DELETE", "latest/meta-data/instance-id", 405)]
    public async Task What_is_not_there_is_told_in_a_small_page(string method, string path, int status)
    {
        var endpoint = await EndpointAsync(await LaunchAsync());

        using var answer = await SendAsync(method, $"{endpoint}/{path}", $"{Ttl}: 60");

        ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((status, "text/html"));
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain($"<title>{status} - ");
    }

    [Theory]
    [InlineData("Origin: http://localhost:3000")]
    [InlineData("Origin: null")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Host: rebound.example")]
    [InlineData("Host: 0.0.0.0")]
    public async Task Web_pages_are_refused(string header)
    {
        var endpoint = await EndpointAsync(await LaunchAsync());

        foreach (var (method, path) in ((string, string)[])[("GET", Id), ("PUT", "latest/api/token")])
        {
            using var answer = await SendAsync(method, $"{endpoint}/{path}", $"{Ttl}: 60", header);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Only_the_secret_opens_it_and_each_world_has_its_own()
    {
        var id = await LaunchAsync();
        var (endpoint, other) = (await EndpointAsync(id), await EndpointAsync(await LaunchAsync()));
        var secret = endpoint[(endpoint.LastIndexOf('/') + 1)..];
        secret.Length.ShouldBe(id.Length + 1 + 32);

        foreach (var wrong in (string[])["", id, $"{id}-", secret[..^1], secret + "0", $"{id}{other[^33..]}", secret.ToUpperInvariant()])
        {
            (await StatusAsync(endpoint.Replace(secret, wrong, StringComparison.Ordinal), Id)).ShouldBe(HttpStatusCode.NotFound, wrong);
        }

        await using var fork = await Emulator.ForkAsync(Token);
        (await StatusAsync(endpoint.Replace($":{Emulator.Endpoint.Port}/", $":{fork.Endpoint.Port}/", StringComparison.Ordinal), Id)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(endpoint, Id)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_operator_is_told_the_secret()
    {
        var url = new Uri(Emulator.Endpoint, $"_scslabs/instances/{await LaunchAsync()}").ToString();

        using var page = await SendAsync("GET", url, "Origin: http://localhost");
        (page.StatusCode, (await page.Content.ReadAsStringAsync(Token)).Contains("imds", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Forbidden, false));
        using var missing = await SendAsync("GET", new Uri(Emulator.Endpoint, "_scslabs/instances/i-00000000000000000").ToString());
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var told = await SendAsync("GET", url);
        JsonDocument.Parse(await told.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("state").GetString().ShouldBe("running");
    }

    [Fact]
    public async Task A_body_is_not_read()
    {
        var endpoint = await EndpointAsync(await LaunchAsync());
        using var message = new HttpRequestMessage(HttpMethod.Put, $"{endpoint}/latest/api/token") { Content = new StringContent(new string('x', 100_000), Encoding.UTF8), Headers = { { Ttl, "60" } } };
        using var http = new HttpClient();

        using var answer = await http.SendAsync(message, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_port_of_its_own_serves_clients_that_drop_a_path()
    {
        var id = await LaunchAsync(request => request.MetadataOptions.HttpTokens = "required");
        var port = await PortAsync();

        (await ReadAsync(port, Id, await TokenAsync(port))).ShouldBe(id);
        (await StatusAsync(port, Id)).ShouldBe(HttpStatusCode.Unauthorized);
        using var page = await SendAsync("GET", $"{port}/{Id}", "Origin: http://localhost");
        page.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PortAsync()).ShouldBe(port);
        using var missing = await SendAsync("POST", new Uri(Emulator.Endpoint, "_scslabs/instances/i-00000000000000000/port").ToString());
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<string> PortAsync()
        {
            using var answer = await SendAsync("POST", new Uri(Emulator.Endpoint, $"_scslabs/instances/{id}/port").ToString());
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("metadataEndpoint").GetString()!;
        }
    }

    [Fact]
    public async Task A_client_with_a_proxy_finds_it_at_its_own_address()
    {
        var id = await LaunchAsync();
        var secret = (await EndpointAsync(id)).Split('/')[^1];

        (await ThroughAsync(new NetworkCredential(secret, ""))).ShouldBe((HttpStatusCode.OK, id));
        (await ThroughAsync(null)).Status.ShouldBe(HttpStatusCode.ProxyAuthenticationRequired);
        (await ThroughAsync(new NetworkCredential(secret[..^1] + (secret[^1] == '0' ? '1' : '0'), ""))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ThroughAsync(new NetworkCredential(new string('x', 400), ""))).Status.ShouldBe(HttpStatusCode.ProxyAuthenticationRequired);
        (await ThroughAsync(new NetworkCredential(secret, ""), "Origin")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await ThroughAsync(new NetworkCredential(secret, ""), path: "_scslabs/clock")).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task<(HttpStatusCode Status, string Body)> ThroughAsync(NetworkCredential? user, string? header = null, string path = Id)
        {
            using var client = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(Emulator.Endpoint) { Credentials = user } });
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://169.254.169.254/{path}");
            if (header is not null)
            {
                request.Headers.Add(header, "http://example.com");
            }

            using var answer = await client.SendAsync(request, Token);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
        }
    }
}
