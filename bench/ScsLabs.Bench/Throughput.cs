using Amazon.Runtime;

namespace ScsLabs.Bench;

/// <summary>Requests a second, and the server's CPU for each: ours, moto's where it is installed, and a server that does nothing.</summary>
internal static class Throughput
{
    private const string ReadOneSecret = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:us-east-1:111111111111:parameter/app/*"}]}""";

    private static readonly MeasuredRequest[] Measured = [Requests.GetParameter, Requests.CallerIdentity];

    public static async Task RunAsync()
    {
        Measurement.PrintHead("throughput");
        await using var ours = await ServerProcess.StartEmulatorAsync();
        // Every call is verified and asks IAM, the key policy and the user's policies.
        var reader = await Users.CreateAsync(ours.Endpoint, ReadOneSecret);
        await MeasureAsync("", ours, reader);
        Console.WriteLine($"  resident under load: {ours.ResidentMegabytes:N0} MB");
        await BareAsync(await Requests.SendAsync(ours.Endpoint, reader, Requests.GetParameter), reader);
        await using var moto = await ServerProcess.StartMotoAsync();
        if (moto is not null)
        {
            await MeasureAsync("moto ", moto, Users.Root);
        }

        Console.WriteLine();
    }

    private static async Task MeasureAsync(string prefix, ServerProcess server, AWSCredentials caller)
    {
        await Requests.SendAsync(server.Endpoint, Users.Root, Requests.PutParameter);
        foreach (var request in Measured)
        {
            var signed = await Requests.OverWireAsync(server.Endpoint, caller, request);
            await Measurement.RunAsync(prefix + request.Name, server, _ => signed);
        }
    }

    private static async Task BareAsync(byte[] answer, AWSCredentials credentials)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, answer);
            await using var bare = await ServerProcess.StartAsync("dotnet", typeof(BareServer).Assembly.Location, "bare", "{port}", file) ?? throw new InvalidOperationException("The bare server did not start.");
            var signed = await Requests.OverWireAsync(bare.Endpoint, credentials, Requests.GetParameter);
            await Measurement.RunAsync("Kestrel that does nothing", bare, _ => signed);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
