using System.Text.Json;
using ScsLabs.Harness;
using ScsLabs.Services.Iam;

namespace ScsLabs.Bench;

/// <summary>Requests to an instance's metadata service a second: for a token, and with it for the role's credentials. Ours, and moto's where it is installed, which looks at no token.</summary>
internal static class Metadata
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string TokenPath = "latest/api/token";
    private const string CredentialsPath = "latest/meta-data/iam/security-credentials/";
    private const string TtlHeader = "X-aws-ec2-metadata-token-ttl-seconds";

    public static async Task RunAsync()
    {
        Measurement.PrintHead("metadata");
        await using var server = await ServerProcess.StartEmulatorAsync();
        var ours = await MeasureAsync("", server, await LaunchAsync(server), "app");
        await using var moto = await ServerProcess.StartMotoAsync();
        if (moto is not null)
        {
            var theirs = await MeasureAsync("moto ", moto, moto.Endpoint, "default-role", "169.254.169.254");
            Measurement.PrintRatios("ours / moto's token", ours.Token, theirs.Token);
            Measurement.PrintRatios("ours / moto's credentials", ours.Credentials, theirs.Credentials);
        }

        Console.WriteLine();
    }

    private static async Task<(IReadOnlyList<Rate> Token, IReadOnlyList<Rate> Credentials)> MeasureAsync(string prefix, ServerProcess server, Uri endpoint, string role, string? host = null)
    {
        using var http = new HttpClient();
        using var tokenRequest = Message(HttpMethod.Put, TokenPath, TtlHeader, "21600");
        var asksToken = Requests.OverWire(tokenRequest);
        var token = await ReadAsync(tokenRequest);
        using var credentialsRequest = Message(HttpMethod.Get, CredentialsPath + role, "X-aws-ec2-metadata-token", token);
        var asksCredentials = Requests.OverWire(credentialsRequest);
        await ReadAsync(credentialsRequest);
        return (await Measurement.RunAsync($"{prefix}token", server, _ => asksToken), await Measurement.RunAsync($"{prefix}credentials", server, _ => asksCredentials));

        HttpRequestMessage Message(HttpMethod method, string path, string header, string value)
        {
            var message = new HttpRequestMessage(method, new Uri(endpoint, path)) { Headers = { { header, value } } };
            message.Headers.Host = host;
            return message;
        }

        async Task<string> ReadAsync(HttpRequestMessage message)
        {
            using var answer = await http.SendAsync(message);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }

    /// <summary>Launches an instance with a role, and returns the endpoint of its metadata service.</summary>
    private static async Task<Uri> LaunchAsync(ServerProcess server)
    {
        var iam = new IamClient(new SignedTransport(server.Endpoint, Users.Root));
        await iam.CreateRoleAsync(new("app", Trust));
        await iam.CreateInstanceProfileAsync(new("app"));
        await iam.AddRoleToInstanceProfileAsync(new("app", "app"));
        using var ec2 = new Ec2Caller(server, Users.Root);
        var id = Ec2Caller.Id("instanceId", await ec2.CallAsync($"Action=RunInstances&ImageId={await ec2.FindImageAsync()}&InstanceType=t3.micro&MinCount=1&MaxCount=1&IamInstanceProfile.Name=app&MetadataOptions.HttpTokens=required"));
        using var http = new HttpClient();
        using var minute = new StringContent("""{"advanceSeconds": 60}""");
        (await http.PostAsync(new Uri(server.Endpoint, "_scslabs/clock"), minute)).EnsureSuccessStatusCode().Dispose();
        using var told = JsonDocument.Parse(await http.GetStringAsync(new Uri(server.Endpoint, $"_scslabs/instances/{id}")));
        return new(told.RootElement.GetProperty("metadataEndpoint").GetString() + "/");
    }
}
