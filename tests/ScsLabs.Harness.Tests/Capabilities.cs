using ScsLabs.Harness.Backends;
using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>What a backend can do is found out, and what it can't skips the checks that need it.</summary>
public sealed class Capabilities : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;

    public async ValueTask InitializeAsync() => backend = await EmbeddedBackend.StartAsync(cancel: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData(Capability.SignatureVerification, "a request that was signed with a wrong secret was refused with SignatureDoesNotMatch")]
    [InlineData(Capability.IamEnforcement, "a user could call ssm:DescribeParameters with a policy, and without one got AccessDeniedException")]
    [InlineData(Capability.AccountIsolation, "another account could use a key once its policy named it, and before got AccessDeniedException")]
    [InlineData(Capability.KmsBehindSecureString, "KMS opened what a SecureString was stored as with the parameter's ARN as context, and without it answered InvalidCiphertextException")]
    public async Task The_embedded_emulator_has_it(string capability, string because) =>
        (await backend.Capabilities.ProbeAsync(capability)).ShouldBe(new(true, because));

    [Theory]
    [InlineData(Capability.SignatureVerification, "a request that was signed with a wrong secret was accepted")]
    [InlineData(Capability.IamEnforcement, "a user without any policy could call ssm:DescribeParameters")]
    [InlineData(Capability.AccountIsolation, "another account could use a key whose policy does not name it")]
    public async Task A_peer_that_enforces_nothing_is_found_out(string capability, string because)
    {
        await using var lax = await EmbeddedBackend.StartLaxAsync(TestContext.Current.CancellationToken);

        (await lax.Capabilities.ProbeAsync(capability)).ShouldBe(new(false, because));
    }

    [Fact]
    public async Task Probing_leaves_nothing_behind_in_the_lab()
    {
        var before = backend.Emulator.Store.Current;

        foreach (var capability in Capability.All)
        {
            await backend.Capabilities.ProbeAsync(capability);
        }

        backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_check_is_skipped_where_the_backend_lacks_what_it_needs()
    {
        await Capability.RequireAsync(backend, [Capability.AccountIsolation, Capability.IamEnforcement]);

        var skip = await Should.ThrowAsync<SkipException>(() => Capability.RequireAsync(backend.Without(Capability.IamEnforcement), [Capability.AccountIsolation, Capability.IamEnforcement]));

        skip.Message.ShouldContain("needs iam-enforcement: on the backend 'embedded' it is masked");
        await Should.ThrowAsync<ArgumentException>(() => Capability.RequireAsync(backend, ["telepathy"]));
    }
}
