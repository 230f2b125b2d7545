using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using ScsLabs.Emulator;
using ScsLabs.Harness.Backends;
using ScsLabs.Services.Iam;

namespace ScsLabs.Harness.Tests;

/// <summary>Any endpoint can be a lab's AWS, if it is one.</summary>
public sealed class RemoteBackendTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_run_gets_accounts_of_its_own()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var backend = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel);

        var (one, other) = (await backend.NewContextAsync(Cancel), await backend.NewContextAsync(Cancel));

        one.HasOneAccountOnly.ShouldBeFalse();
        one.A.Id.ShouldNotBe(other.A.Id);
        one.A.Id.ShouldNotBe(one.B.Id);
        (await one.A.Root.Sts.GetCallerIdentityAsync(new(), Cancel)).Account.ShouldBe(one.A.Id);
    }

    [Fact]
    public async Task A_lab_is_set_up_anew_for_each_check()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var lab = new SmallLab { Backend = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel) };
        await lab.InitializeAsync();

        await lab.EnterAsync(Proof.CheckRun.ChecksOf(typeof(SmallChecks))[0]);
        var first = lab.Aws.A;
        await first.Root.Ssm.DeleteParameterAsync(new() { Name = "/mine" }, Cancel);
        await lab.EnterAsync(Proof.CheckRun.ChecksOf(typeof(SmallChecks))[0]);

        lab.Aws.A.Id.ShouldNotBe(first.Id);
        (await lab.Aws.AllowsAsync(lab.Aws.A.User("alice"), who => who.Ssm.GetParameterAsync(new() { Name = "/mine" }, Cancel))).Parameter.Value.ShouldBe("v");
    }

    [Theory]
    [InlineData(null, "it is not set")]
    [InlineData("", "it is not set")]
    [InlineData("localhost:4566", "'localhost:4566' is no URL")]
    [InlineData("ftp://localhost", "'ftp://localhost' is no URL")]
    public async Task A_URL_that_is_none_says_what_is_wanted(string? url, string reason)
    {
        var problem = await Should.ThrowAsync<BackendException>(() => EndpointBackend.ReachAsync(url, Cancel));

        problem.Message.ShouldStartWith("SCSLABS_BACKEND=endpoint needs SCSLABS_ENDPOINT, such as http://127.0.0.1:4566: ");
        problem.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Where_nothing_listens_the_message_says_so()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, not listening: connections are refused

        var problem = await Should.ThrowAsync<BackendException>(() => EndpointBackend.ReachAsync($"http://{taken.LocalEndPoint}", Cancel));

        problem.Message.ShouldContain("Nothing answers at http://127.0.0.1:");
        problem.Message.ShouldContain("Is it running");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<p>Hello!</p>")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task What_is_not_AWS_is_told_apart(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, answer);

        var problem = await Should.ThrowAsync<BackendException>(() => EndpointBackend.ReachAsync($"http://{listener.LocalEndpoint}", Cancel));

        problem.Message.ShouldContain("does not answer sts:GetCallerIdentity as AWS does");
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task An_endpoint_that_stops_in_the_middle_is_named_not_taken_for_a_refusal()
    {
        var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var backend = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel);
        var aws = await backend.NewContextAsync(Cancel);
        await emulator.DisposeAsync();

        var refused = await Should.ThrowAsync<BackendException>(() => aws.FailsAsync(aws.A.Root, "AccessDeniedException", who => who.Ssm.DescribeParametersAsync(new(), Cancel)));
        var allowed = await Should.ThrowAsync<BackendException>(() => aws.AllowsAsync(aws.A.Root, who => who.Iam.ListUsersAsync(new(), Cancel)));

        refused.Message.ShouldStartWith($"The backend 'endpoint' at {emulator.Endpoint} does not answer any more (");
        allowed.Message.ShouldContain("did its process, or Docker, stop?");
    }

    [Fact]
    public async Task A_clock_that_does_not_advance_is_told_and_not_waited_for()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var backend = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel);
        var aws = await backend.NewContextAsync(Cancel);
        await aws.PassAsync(TimeSpan.FromDays(1));

        var problem = await Should.ThrowAsync<BackendException>(() => aws.PassAsync(TimeSpan.FromDays(36_500)));

        problem.Message.ShouldStartWith($"The clock at {emulator.Endpoint} didn't advance by 3153600000 s: 400 {{\"error\":");
    }

    [Fact]
    public async Task An_unknown_backend_names_those_that_there_are() =>
        (await Should.ThrowAsync<BackendException>(() => LabBackend.StartAsync("moon", Cancel))).Message.ShouldBe("SCSLABS_BACKEND=moon: there is no such backend. There are embedded, container, localstack and endpoint.");

    [Fact]
    public async Task A_root_secret_that_is_not_known_here_says_which_setting_helps()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { RootSecret = "another" }, Cancel);

        var problem = await Should.ThrowAsync<BackendException>(() => EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), Cancel));

        problem.Message.ShouldContain("SignatureDoesNotMatch");
        problem.Message.ShouldContain("set SCSLABS_ROOT_SECRET");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("embedded")]
    [InlineData("container")]
    [InlineData("localstack")]
    [InlineData("endpoint")]
    [InlineData("moon")]
    public async Task A_start_that_is_cancelled_says_so_and_nothing_else(string? name)
    {
        var cancelled = new CancellationToken(canceled: true);
        await Should.ThrowAsync<OperationCanceledException>(() => LabBackend.StartAsync(name, cancelled));
    }

    [Fact]
    public async Task Cancelled_there_are_no_accounts_no_calls_and_no_copies()
    {
        var cancelled = new CancellationToken(canceled: true);
        await using var embedded = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        await using var remote = await EndpointBackend.ReachAsync(embedded.Endpoint.ToString(), Cancel);
        await Should.ThrowAsync<OperationCanceledException>(() => embedded.NewContextAsync(cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => remote.NewContextAsync(cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => new IamClient(new SignedTransport(embedded.Endpoint, new BasicAWSCredentials("111111111111", "root"))).ListUsersAsync(new(), cancelled));
        await Should.ThrowAsync<OperationCanceledException>(() => embedded.ForkAsync(static _ => { }, cancelled));
    }

    [Fact]
    public async Task A_session_whose_secrets_could_be_guessed_is_refused() =>
        (await Should.ThrowAsync<BackendException>(() => ContainerBackend.RunAsync(null, "ci", Cancel))).Message.ShouldStartWith("SCSLABS_SESSION is too short");

    [Fact]
    public async Task A_refusal_whose_cause_the_emulator_does_not_show_does_not_pass_for_checked()
    {
        await using var open = await EmbeddedBackend.StartAsync(new() { Host = IPAddress.Any, ControlToken = "token" }, Cancel);
        await using var closed = await EmbeddedBackend.StartAsync(new() { Host = IPAddress.Any }, Cancel);

        await RefusesAsync(open);
        (await Should.ThrowAsync<BackendException>(() => RefusesAsync(closed))).Message.ShouldContain("set SCSLABS_CONTROL_TOKEN");

        static async Task RefusesAsync(LabBackend backend)
        {
            var aws = await backend.NewContextAsync(Cancel);
            var alice = await aws.A.CreateUserAsync("alice", Cancel);
            await aws.RefusesAsync(alice, new("AccessDeniedException", "ssm:DeleteParameter", SmallLab.Parameter) { DecidedBy = "Identity" }, who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" }, Cancel));
        }
    }

    /// <summary>Answers, and reads on until the client closes: a connection that is closed with something unread is broken off, and the answer with it.</summary>
    private static async Task AnswerAsync(TcpClient client, string answer)
    {
        try
        {
            var stream = client.GetStream();
            var buffer = new byte[4096];
            _ = await stream.ReadAsync(buffer, Cancel);
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), Cancel);
            client.Client.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(buffer, Cancel) > 0)
            {
                // Nothing of it matters.
            }
        }
        catch (IOException)
        {
            // The client has what it wanted.
        }
    }

    private static async Task ServeAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client, answer);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
