using System.Net;
using System.Text;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;

namespace ScsLabs.Emulator.Tests;

/// <summary>The journal is bounded in bytes, whoever calls.</summary>
public sealed class JournalTests : IAsyncLifetime
{
    private const string Account = "111111111111";

    private AwsEmulator emulator = null!;
    private HttpClient client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(new() { JournalBytes = 1024 * 1024 }, Token);
        client = new HttpClient { BaseAddress = emulator.Endpoint };
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task What_an_unsigned_request_leaves_is_a_few_kilobytes_whatever_it_sends()
    {
        for (var i = 0; i < 3; i++)
        {
            var body = "Version=2010-05-08&Action=" + new string('x', 4 * 1024 * 1024 - 100);
            using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
            (await client.PostAsync("/", content, Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        emulator.Journal.Recent.Count.ShouldBe(3);
        emulator.Journal.Bytes.ShouldBeLessThan(3 * 4096);
        (await client.GetStringAsync("/_scslabs/calls", Token)).Length.ShouldBeLessThan(3 * 4096);
    }

    [Fact]
    public async Task An_error_that_repeats_a_value_is_cut_in_the_answer_and_in_the_record()
    {
        var error = await Should.ThrowAsync<Model.AwsException>(() => new IamClient(emulator.RootOf(Account)).CreateUserAsync(new(new string('x', 1_000_000)), Token));

        error.Message.Length.ShouldBeLessThan(4096);
        emulator.Journal.Recent[^1].ErrorMessage!.Length.ShouldBeLessThan(1100);
    }

    [Fact]
    public async Task Old_calls_are_forgotten_for_new_ones_when_the_bytes_are_used_up()
    {
        var iam = new IamClient(emulator.RootOf(Account));
        for (var i = 0; i < 900; i++)
        {
            await iam.CreateUserAsync(new($"user{i}", Tags: [.. Enumerable.Range(0, 20).Select(tag => new Services.Iam.Tag($"tag{tag}", new string('v', 200)))]), Token);
        }

        emulator.Journal.Bytes.ShouldBeInRange(512 * 1024, 1024 * 1024);
        emulator.Journal.Recent.Count.ShouldBeInRange(10, 899);
        emulator.Journal.Recent[^1].Parameters!.ShouldContain("user899");
    }

    [Fact]
    public async Task A_decision_about_a_key_keeps_no_copy_of_grants_that_are_others()
    {
        var kms = new KmsClient(emulator.RootOf(Account));
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateUserAsync(new("alice"), Token);
        var key = (await kms.CreateKeyAsync(new(), Token)).KeyMetadata.KeyId;
        for (var i = 0; i < 200; i++)
        {
            await kms.CreateGrantAsync(new(key, "arn:aws:iam::111111111111:user/alice", [GrantOperation.Decrypt], Name: $"grant{i}"), Token);
        }

        await kms.EncryptAsync(new(key, [1]), Token);

        emulator.Journal.Recent[^1].Asks[^1].Policies.Grants.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_alone_would_take_too_much_is_kept_without_its_asks_and_says_so()
    {
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateUserAsync(new("alice", Tags: [.. Enumerable.Range(0, 50).Select(tag => new Services.Iam.Tag($"tag{tag}", new string('v', 250)))]), Token);
        emulator.Journal.Recent[^1].IsCut.ShouldBeFalse();

        await new Services.Ssm.SsmClient(emulator.RootOf(Account)).DeleteParametersAsync(new([.. Enumerable.Range(0, 10).Select(i => new string((char)('a' + i), 1000))]), Token);
        emulator.Journal.Recent[^1].Asks.ShouldNotBeEmpty();

        await using var small = await AwsEmulator.StartAsync(new() { JournalBytes = 16 * 1024 }, Token);
        await new IamClient(small.RootOf(Account)).CreateUserAsync(new("alice"), Token);

        var cut = small.Journal.Recent.ShouldHaveSingleItem();
        (cut.IsCut, cut.Asks.Count, cut.Operation).ShouldBe((true, 0, "CreateUser"));
    }
}
