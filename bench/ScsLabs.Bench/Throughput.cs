using Amazon.Runtime;
using ScsLabs.Harness;
using ScsLabs.Services.Iam;

namespace ScsLabs.Bench;

/// <summary>Requests a second, and the server's CPU for each: ours, moto's where it is installed, and a server that does nothing.</summary>
internal static class Throughput
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    /// <summary>Until the JIT has done its work.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    private static readonly BasicAWSCredentials Root = new("111111111111", "any");

    public static async Task RunAsync()
    {
        Console.WriteLine("throughput                      connections   requests/s   CPU µs each");
        await using var ours = await StartEmulatorAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        var reader = await ArrangeAsync(ours.Endpoint);
        var answer = await Requests.SendAsync(ours.Endpoint, reader, Requests.GetParameter);
        foreach (var request in new[] { Requests.GetParameter, Requests.CallerIdentity })
        {
            await MeasureAsync(request.Name, ours, await Requests.BytesAsync(ours.Endpoint, reader, request));
        }

        Console.WriteLine($"  resident under load: {ours.ResidentMegabytes:N0} MB");
        await BareAsync(answer, reader);
        await MotoAsync();
    }

    public static Task<ServerProcess?> StartEmulatorAsync() =>
        ServerProcess.StartAsync("dotnet", typeof(ScsLabs.Emulator.AwsEmulator).Assembly.Location, "serve", "--port", "{port}");

    /// <summary>A user who may read one secret: every call is verified and asks IAM, the key policy and the user's policies.</summary>
    private static async Task<AWSCredentials> ArrangeAsync(Uri endpoint)
    {
        var iam = new IamClient(new SignedTransport(endpoint, Root));
        await iam.CreateUserAsync(new("reader"));
        await iam.PutUserPolicyAsync(new("reader", "read", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/app/*"}]}"""));
        var key = (await iam.CreateAccessKeyAsync(new("reader"))).AccessKey;
        await Requests.SendAsync(endpoint, Root, Requests.PutParameter);
        return new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
    }

    private static async Task BareAsync(byte[] answer, AWSCredentials credentials)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, answer);
            await using var bare = await ServerProcess.StartAsync("dotnet", typeof(BareServer).Assembly.Location, "bare", "{port}", file) ?? throw new InvalidOperationException("The bare server did not start.");
            await MeasureAsync("Kestrel that does nothing", bare, await Requests.BytesAsync(bare.Endpoint, credentials, Requests.GetParameter));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MotoAsync()
    {
        await using var moto = await ServerProcess.StartAsync("moto_server", "-H", "127.0.0.1", "-p", "{port}");
        if (moto is null)
        {
            Console.WriteLine("  moto: not installed here");
            return;
        }

        await Requests.SendAsync(moto.Endpoint, Root, Requests.PutParameter);
        foreach (var request in new[] { Requests.GetParameter, Requests.CallerIdentity })
        {
            await MeasureAsync($"moto {request.Name}", moto, await Requests.BytesAsync(moto.Endpoint, Root, request));
        }
    }

    private static async Task MeasureAsync(string name, ServerProcess server, byte[] request)
    {
        foreach (var connections in new[] { 1, 8 })
        {
            await Load.RunAsync(server.Port, request, connections, connections == 1 ? WarmUp : Time / 3);
            var cpu = server.Cpu;
            var (perSecond, count) = await Load.RunAsync(server.Port, request, connections, Time);
            Console.WriteLine($"  {name,-30} {connections,10} {perSecond,12:N0} {(server.Cpu - cpu).TotalMicroseconds / count,13:N0}");
        }
    }
}
