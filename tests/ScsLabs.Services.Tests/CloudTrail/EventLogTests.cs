using System.Text.Json;
using ScsLabs.Emulator;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Tests.CloudTrail;

/// <summary>The log of events is bounded, whoever calls, and forgets with the world.</summary>
public sealed class EventLogTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const int Bytes = 64 * 1024;

    private AwsEmulator emulator = null!;
    private HttpClient http = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IamClient Iam => new(emulator.RootOf(Account));

    private S3Client S3 => new(emulator.RootOf(Account));

    private CloudTrailClient CloudTrail => new(emulator.RootOf(Account));

    private EventLog Log => emulator.Journal.Events!;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(new() { RootSecret = "a secret", EventBounds = new() { Management = 20, Data = 10, Anonymous = 10, Bytes = Bytes } }, Token);
        http = new() { BaseAddress = emulator.Endpoint };
        await S3.CreateBucketAsync(new("bucket"), Token);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_not_known_leaves_no_event()
    {
        var before = Log.Bytes;
        for (var i = 0; i < 50; i++)
        {
            using var forged = new HttpRequestMessage(HttpMethod.Post, "/");
            forged.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00");
            forged.Content = new FormUrlEncodedContent([new("Action", "CreateUser"), new("Version", "2010-05-08"), new("UserName", new string('x', 60))]);
            (await http.SendAsync(forged, Token)).IsSuccessStatusCode.ShouldBeFalse();
        }

        Log.Bytes.ShouldBe(before);
        (await NamesAsync()).ShouldBe(["CreateBucket"]);
    }

    [Fact]
    public async Task Anonymous_callers_push_out_nobody_s_events()
    {
        await Iam.CreateUserAsync(new("ann"), Token);
        await S3.PutObjectAsync(new("bucket", "mine"), Token);
        for (var i = 0; i < 100; i++)
        {
            (await http.GetAsync(new Uri($"/bucket/{new string('x', 900)}{i}", UriKind.Relative), Token)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        }

        (await NamesAsync()).ShouldBe(["CreateUser", "CreateBucket"]);
        Log.Bytes.ShouldBeLessThan(16 * 1024);
        var kept = Log.Undelivered(Everything, null);
        kept.Count(happened => happened.IsAnonymous).ShouldBeInRange(1, 10);
        kept.ShouldContain(happened => happened.Name == "PutObject");
    }

    [Fact]
    public async Task Data_events_push_out_no_management_events()
    {
        await Iam.CreateUserAsync(new("ann"), Token);
        for (var i = 0; i < 50; i++)
        {
            await S3.PutObjectAsync(new("bucket", $"key{i}"), Token);
        }

        (await NamesAsync()).ShouldBe(["CreateUser", "CreateBucket"]);
        Log.Undelivered(Everything, null).Where(happened => happened.DataType is not null).Select(happened => happened.Resources[0].Arn).ShouldBe([.. Enumerable.Range(40, 10).Select(i => $"arn:aws:s3:::bucket/key{i}")]);
    }

    [Fact]
    public async Task The_oldest_events_are_forgotten_by_their_number_and_by_their_bytes()
    {
        for (var i = 0; i < 30; i++)
        {
            await Iam.CreateGroupAsync(new($"group{i}"), Token);
        }

        (await CloudTrail.LookupEventsAsync(new(), Token)).Events.Select(one => one.Resources.Single().ResourceName).ShouldBe([.. Enumerable.Range(10, 20).Select(i => $"group{29 - i + 10}")]);
        for (var i = 0; i < 30; i++)
        {
            await Iam.CreatePolicyAsync(new($"policy{i}", Policies.Allow("s3:GetObject"), Description: new string('x', 900), Tags: [.. Enumerable.Range(0, 50).Select(tag => new Services.Iam.Tag($"tag{tag}", new string('v', 200)))]), Token);
        }

        Log.Bytes.ShouldBeInRange(Bytes / 2, Bytes);
        (await NamesAsync()).Count().ShouldBeInRange(2, 19);
    }

    [Fact]
    public async Task A_reset_forgets_all()
    {
        await Iam.CreateUserAsync(new("ann"), Token);
        await emulator.ResetAsync(Token);
        Log.Bytes.ShouldBe(0);
        (await NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_goes_back_to_an_earlier_world_sees_what_had_happened_until_then()
    {
        await Iam.CreateUserAsync(new("ann"), Token);
        var world = emulator.Store.Current;
        await Iam.CreateGroupAsync(new("gone"), Token);
        await emulator.Store.RestoreAsync(world, Token);
        await Iam.CreateUserAsync(new("bob"), Token);

        (await NamesAsync()).ShouldBe(["CreateUser", "CreateUser", "CreateBucket"]);
        await emulator.Store.RestoreAsync(world, Token);
        (await NamesAsync()).ShouldBe(["CreateUser", "CreateBucket"]);
    }

    [Fact]
    public async Task Whoever_follows_the_log_is_told_of_events_where_a_trail_logs()
    {
        var told = new List<(string Json, bool IsReadOnly)>();
        Log.Recorded = (happened, account) =>
        {
            Log.Undelivered(Everything, null).ShouldContain(happened); // it was recorded, and no lock is held
            told.Add((EventJson.Of(happened, account), happened.IsReadOnly));
        };
        await Iam.CreateUserAsync(new("before"), Token);
        await S3.PutBucketPolicyAsync(new("bucket", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":["s3:GetBucketAcl","s3:PutObject"],"Resource":["arn:aws:s3:::bucket","arn:aws:s3:::bucket/*"]}]}"""), Token);
        await CloudTrail.CreateTrailAsync(new("trail", "bucket"), Token);
        told.ShouldBeEmpty();

        await CloudTrail.StartLoggingAsync(new("trail"), Token);
        await Iam.ListUsersAsync(new(), Token);
        await new IamClient(emulator.RootOf("222222222222")).CreateUserAsync(new("foreign"), Token);
        await new IamClient(emulator.RootOf(Account, "eu-west-1")).CreateUserAsync(new("global"), Token);
        await new CloudTrailClient(emulator.RootOf(Account, "eu-west-1")).ListTrailsAsync(new(), Token);
        told.Select(one => (JsonDocument.Parse(one.Json).RootElement.GetProperty("eventName").GetString(), one.IsReadOnly)).ShouldBe([("StartLogging", false), ("ListUsers", true), ("CreateUser", false)]);
    }

    /// <summary>A trail that selects all events of the account in us-east-1.</summary>
    private static TrailRow Everything => new()
    {
        Account = Model.AccountId.Parse(Account),
        Region = "us-east-1",
        Name = "everything",
        Bucket = "bucket",
        Periods = [new(DateTimeOffset.MinValue, null)],
        Selectors = new([new EventSelector { DataResources = [new("AWS::S3::Object", ["arn:aws:s3"])] }.Checked()], null),
    };

    private async Task<IEnumerable<string>> NamesAsync() => (await CloudTrail.LookupEventsAsync(new(), Token)).Events.Select(one => one.EventName);
}
