using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using ScsLabs.Emulator.Databases;
using ScsLabs.Harness.Backends;
using ScsLabs.Services.Rds;

namespace ScsLabs.Emulator.Tests.Databases;

/// <summary>A real database of MySQL in a VPC, which its security group lets one of two network interfaces connect to.</summary>
public abstract class DatabaseWorld : IAsyncLifetime
{
    private protected const string Password = "correct-horse";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected EmbeddedBackend Backend { get; private set; } = null!;

    private protected LabContext Aws { get; private set; } = null!;

    private protected RdsClient Rds => Aws.A.Root.Rds;

    /// <summary>The warnings of the emulator.</summary>
    private protected Messages Log { get; } = new();

    /// <summary>The interface that may connect.</summary>
    private protected string App { get; private set; } = "";

    /// <summary>The interface that may not.</summary>
    private protected string Jobs { get; private set; } = "";

    /// <summary>The ARN of the database <c>orders</c>.</summary>
    private protected string Orders { get; private set; } = "";

    /// <summary>The server that the emulator is given; null for this machine's.</summary>
    private protected virtual DatabaseProgram? Program => null;

    public virtual async ValueTask InitializeAsync()
    {
        try
        {
            DatabaseProgram.Find();
        }
        catch (NotSupportedException missing)
        {
            Assert.Skip(missing.Message);
        }

        Backend = await EmbeddedBackend.StartAsync(new() { RealDatabases = true, DatabaseProgram = Program, LoggerFactory = Log }, Token);
        Aws = await Backend.NewContextAsync(Token);
        (App, Jobs, Orders) = await FillAsync(Aws);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Backend is not null)
        {
            await Backend.DisposeAsync();
        }
    }

    /// <summary>Creates the network and the database, and waits until that is available.</summary>
    private protected static async Task<(string App, string Jobs, string Orders)> FillAsync(LabContext aws)
    {
        var (ec2, rds) = (aws.A.Root.Ec2, aws.A.Root.Rds);
        var vpc = (await ec2.CreateVpcAsync(new() { CidrBlock = "10.0.0.0/16" }, Token)).Vpc.VpcId;
        var (a, b) = (await SubnetAsync("10.0.1.0/24", "us-east-1a"), await SubnetAsync("10.0.2.0/24", "us-east-1b"));
        var (app, jobs, database) = (await GroupAsync("app"), await GroupAsync("jobs"), await GroupAsync("database"));
        await ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = database, IpPermissions = [new() { IpProtocol = "tcp", FromPort = 3306, ToPort = 3307, UserIdGroupPairs = [new() { GroupId = app }] }] }, Token);
        await rds.CreateDBSubnetGroupAsync(new("group", "two zones", [a, b]), Token);
        var created = await rds.CreateDBInstanceAsync(
            new("orders", "db.t3.micro", "mysql") { AllocatedStorage = 20, DBName = "shop", MasterUsername = "admin", MasterUserPassword = Password, DBSubnetGroupName = "group", VpcSecurityGroupIds = [database] }, Token);
        await WaitAsync(aws);
        return (await InterfaceAsync(app), await InterfaceAsync(jobs), created.DBInstance.DBInstanceArn);

        async Task<string> SubnetAsync(string cidr, string zone) => (await ec2.CreateSubnetAsync(new() { VpcId = vpc, CidrBlock = cidr, AvailabilityZone = zone }, Token)).Subnet.SubnetId;

        async Task<string> GroupAsync(string name) => (await ec2.CreateSecurityGroupAsync(new() { VpcId = vpc, GroupName = name, Description = name }, Token)).GroupId;

        async Task<string> InterfaceAsync(string group) => (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = a, Groups = [group] }, Token)).NetworkInterface.NetworkInterfaceId;
    }

    /// <summary>Lets the time pass that a change of an instance takes.</summary>
    private protected Task WaitAsync() => WaitAsync(Aws);

    /// <summary>Connects through a forwarded port, as a program on an interface that has a driver of MySQL's.</summary>
    private protected static async Task<MySqlConnection> OpenAsync(LabForward forward, string password = Password, string database = "shop")
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder { Server = "127.0.0.1", Port = (uint)forward.Port, UserID = "admin", Password = password, Database = database, Pooling = false, AllowUserVariables = true }.ConnectionString);
        try
        {
            await connection.OpenAsync(Token);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects from the application to the database, and executes SQL.</summary>
    private protected async Task<object?> AskAsync(string sql, string password = Password)
    {
        await using var forward = Aws.Network.Forward(App, Orders, 3306);
        await using var connection = await OpenAsync(forward, password);
        return await ExecuteAsync(connection, sql);
    }

    private protected static async Task<object?> ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Token);
    }

    /// <summary>The process ids of the servers whose databases lie in this folder.</summary>
    private protected static IReadOnlyList<int> ServersIn(string folder) =>
        [.. Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "pid", SearchOption.AllDirectories).Select(file => int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)).Where(IsRunning) : []];

    private protected static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Waits until something is so, which this machine's other processes bring about.</summary>
    private protected static async Task EventuallyAsync(Func<bool> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(Patience);
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo())
        {
            await step.WaitForNextTickAsync(late.Token);
        }
    }

    private static async Task WaitAsync(LabContext aws)
    {
        using var advanced = await aws.Backend.ControlAsync(HttpMethod.Post, "clock", """{"advanceSeconds":10}""");
        advanced.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>What the emulator logs, as text.</summary>
    private protected sealed class Messages : System.Collections.Concurrent.ConcurrentQueue<string>, ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Enqueue($"{formatter(state, exception)} {exception?.Message}");
            }
        }

        public void Dispose()
        {
        }
    }
}
