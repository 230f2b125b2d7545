using System.Net;
using System.Text.Json;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>An emulator with instances, and programs on them.</summary>
public abstract class InstanceWorld : IAsyncLifetime
{
    private protected const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private protected const string Credentials = "latest/meta-data/iam/security-credentials/";

    private readonly HttpClient http = new();

    private protected AwsEmulator Emulator { get; private set; } = null!;

    private protected Amazon.EC2.IAmazonEC2 Ec2 { get; private set; } = null!;

    private protected IamClient Iam => new(Emulator.RootOf(Client.Account));

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Emulator = await AwsEmulator.StartAsync(cancellationToken: Token);
        Ec2 = new Amazon.EC2.AmazonEC2Client(new BasicAWSCredentials(Client.Account, "any"), Configured(new Amazon.EC2.AmazonEC2Config()));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        http.Dispose();
        Ec2.Dispose();
        await Emulator.DisposeAsync();
    }

    /// <summary>Configures a client for the emulator.</summary>
    private protected TConfig Configured<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        (config.ServiceURL, config.AuthenticationRegion, config.MaxErrorRetry) = (Emulator.Endpoint.ToString(), "us-east-1", 0);
        return config;
    }

    /// <summary>Creates a role in an instance profile of the same name.</summary>
    private protected async Task NewProfileAsync(string name = "web", string trust = Trust, string? policy = null)
    {
        await Iam.CreateRoleAsync(new(name, trust), Token);
        await Iam.CreateInstanceProfileAsync(new(name), Token);
        await Iam.AddRoleToInstanceProfileAsync(new(name, name), Token);
        if (policy is not null)
        {
            await Iam.PutRolePolicyAsync(new(name, "own", policy), Token);
        }
    }

    /// <summary>Launches an instance that runs, with a change to the request.</summary>
    private protected async Task<string> LaunchAsync(Action<RunInstancesRequest>? change = null)
    {
        var image = (await Ec2.DescribeImagesAsync(new DescribeImagesRequest { Filters = [new("name", ["al2023-ami-2023.*-kernel-6.1-x86_64"])] }, Token)).Images.MaxBy(one => one.CreationDate)!.ImageId;
        var request = new RunInstancesRequest { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1, MetadataOptions = new() { HttpTokens = "optional" } };
        change?.Invoke(request);
        var id = (await Ec2.RunInstancesAsync(request, Token)).Reservation.Instances.Single().InstanceId;
        await Emulator.AdvanceAsync(TimeSpan.FromSeconds(10), Token);
        return id;
    }

    /// <summary>Launches an instance with the profile that has the role of this name.</summary>
    private protected Task<string> LaunchWithAsync(string profile = "web") => LaunchAsync(request => request.IamInstanceProfile = new() { Name = profile });

    /// <summary>The endpoint of an instance's metadata service.</summary>
    private protected async Task<string> EndpointAsync(string instance) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri(Emulator.Endpoint, $"_scslabs/instances/{instance}"), Token)).RootElement.GetProperty("metadataEndpoint").GetString()!;

    /// <summary>Sends a request to a metadata service. A header is <c>Name: value</c>.</summary>
    private protected async Task<HttpResponseMessage> SendAsync(string method, string url, params string[] headers)
    {
        using var message = new HttpRequestMessage(new(method), url);
        foreach (var header in headers)
        {
            var parts = header.Split(": ", 2);
            message.Headers.TryAddWithoutValidation(parts[0], parts[1]).ShouldBeTrue();
        }

        return await http.SendAsync(message, Token);
    }

    /// <summary>Gets a token.</summary>
    private protected async Task<string> TokenAsync(string endpoint, int seconds = 21600)
    {
        using var answer = await SendAsync("PUT", $"{endpoint}/latest/api/token", $"X-aws-ec2-metadata-token-ttl-seconds: {seconds}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    /// <summary>Reads a path; it must be there.</summary>
    private protected async Task<string> ReadAsync(string endpoint, string path, string? token = null)
    {
        using var answer = await GetAsync(endpoint, path, token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    /// <summary>The status of reading a path.</summary>
    private protected async Task<HttpStatusCode> StatusAsync(string endpoint, string path, string? token = null)
    {
        using var answer = await GetAsync(endpoint, path, token);
        return answer.StatusCode;
    }

    private protected async Task<JsonElement> DocumentAsync(string endpoint, string path, string? token = null) => JsonDocument.Parse(await ReadAsync(endpoint, path, token)).RootElement;

    /// <summary>The credentials in a document.</summary>
    private protected static AWSCredentials CredentialsIn(JsonElement document)
    {
        const string SessionToken = "Token";
        return new SessionAWSCredentials(document.GetProperty("AccessKeyId").GetString(), document.GetProperty("SecretAccessKey").GetString(), document.GetProperty(SessionToken).GetString());
    }

    /// <summary>The ARN of whoever has the credentials.</summary>
    private protected async Task<string> WhoAsync(AWSCredentials credentials)
    {
        using var sts = new AmazonSecurityTokenServiceClient(credentials, Configured(new AmazonSecurityTokenServiceConfig()));
        return (await sts.GetCallerIdentityAsync(new(), Token)).Arn;
    }

    private Task<HttpResponseMessage> GetAsync(string endpoint, string path, string? token) => SendAsync("GET", $"{endpoint}/{path}", token is null ? [] : [$"X-aws-ec2-metadata-token: {token}"]);
}
