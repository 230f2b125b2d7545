using System.Text.Json;
using Amazon.Runtime;
using ScsLabs.Emulator;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Harness.Backends;
using ScsLabs.Model.Wire;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Ssm;
using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>A backend's capabilities are probed, and a check is skipped where one that it needs is missing.</summary>
public sealed class CapabilityTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;

    public async ValueTask InitializeAsync() => backend = await EmbeddedBackend.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData(Capability.SignatureVerification, "a request that was signed with a wrong secret was refused with SignatureDoesNotMatch")]
    [InlineData(Capability.IamEnforcement, "a user could call ssm:DescribeParameters with a policy, and without one got AccessDeniedException")]
    [InlineData(Capability.AccountIsolation, "another account could use a key once its policy named it, and before got AccessDeniedException")]
    [InlineData(Capability.KmsBehindSecureString, "KMS opened what a SecureString was stored as with the parameter's ARN as context, and without it answered InvalidCiphertextException")]
    [InlineData(Capability.InstanceMetadata, "an instance got its role's credentials with a token, and without one was answered 401")]
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

    public static TheoryData<Exception> NoAnswersOfAws => [new AmazonClientException("no answer"), new WireFormatException("no answer"), new JsonException("no answer")];

    [Theory]
    [MemberData(nameof(NoAnswersOfAws), DisableDiscoveryEnumeration = true)]
    public async Task Where_trying_gets_an_answer_that_is_not_that_of_AWS_the_capability_is_missing(Exception told) =>
        (await new ProbedCapabilities(_ => Task.FromException<Evidence>(told)).ProbeAsync(Capability.Sandbox)).ShouldBe(new(false, "trying it got an answer that is not AWS's: no answer"));

    [Fact]
    public async Task Functions_run_where_sandboxes_can_be_had_and_elsewhere_the_reason_is_told() =>
        (await backend.Capabilities.ProbeAsync(Capability.Sandbox)).ShouldBe(SandboxProgram.Here is null
            ? new(false, SandboxProgram.Reason)
            : new(true, "a function ended with the exit code that its program chose, and one without a program got Runtime.InvalidEntrypoint"));

    [Fact]
    public async Task Real_databases_are_asked_for_by_one_word()
    {
        EmbeddedBackend.Chosen(null, null).RealDatabases.ShouldBeFalse();
        EmbeddedBackend.Chosen("", "").RealDatabases.ShouldBeFalse();
        EmbeddedBackend.Chosen("real", null).RealDatabases.ShouldBeTrue();
        Should.Throw<BackendException>(() => EmbeddedBackend.Chosen("yes", null)).Message.ShouldStartWith("SCSLABS_RDS=yes: there is only 'real'");

        await using var without = await EmbeddedBackend.StartAsync(new(), TestContext.Current.CancellationToken);
        (await without.Capabilities.ProbeAsync(Capability.DatabaseServer)).Because.ShouldContain("SCSLABS_RDS=real");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("off", ProgramExecution.Off)]
    [InlineData("sandboxed", ProgramExecution.Sandboxed)]
    [InlineData("unsandboxed", ProgramExecution.Unsandboxed)]
    public void Whether_functions_run_is_one_word(string? word, ProgramExecution? chosen)
    {
        EmbeddedBackend.Chosen(null, word).Exec.ShouldBe(chosen);
        Should.Throw<BackendException>(() => EmbeddedBackend.Chosen(null, "1")).Message.ShouldStartWith("SCSLABS_EXEC=1: there are 'off', 'sandboxed' and 'unsandboxed'");
    }

    [Fact]
    public async Task Probing_leaves_nothing_behind_but_keys_that_are_to_be_deleted()
    {
        await using var endpoint = await EndpointBackend.ReachAsync(backend.Endpoint.ToString(), TestContext.Current.CancellationToken);

        foreach (var capability in Capability.All)
        {
            await endpoint.Capabilities.ProbeAsync(capability);
        }

        var world = backend.Emulator.Store.Current;
        world.Everywhere<User>().ShouldBeEmpty();
        world.Everywhere<AccessKey>().ShouldBeEmpty();
        world.Everywhere<Parameter>().ShouldBeEmpty();
        world.Everywhere<Role>().ShouldBeEmpty();
        world.Everywhere<Function>().ShouldBeEmpty();
        world.Everywhere<Key>().ShouldNotBeEmpty();
        world.Everywhere<Key>().ShouldAllBe(key => key.State == KeyState.PendingDeletion);
    }

    [Fact]
    public async Task A_backend_that_is_gone_is_no_evidence_and_is_asked_again()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var endpoint = await EndpointBackend.ReachAsync(emulator.Endpoint.ToString(), TestContext.Current.CancellationToken);
        await emulator.DisposeAsync();

        for (var time = 0; time < 2; time++)
        {
            (await Should.ThrowAsync<BackendException>(() => endpoint.Capabilities.ProbeAsync(Capability.IamEnforcement))).Message.ShouldContain("127.0.0.1");
        }
    }

    [Fact]
    public async Task A_check_is_skipped_where_the_backend_lacks_what_it_needs()
    {
        await RequireAsync(backend, null, Capability.AccountIsolation, Capability.IamEnforcement);

        var skip = await Should.ThrowAsync<SkipException>(() => RequireAsync(backend.Without(Capability.IamEnforcement), null, Capability.AccountIsolation, Capability.IamEnforcement));

        skip.Message.ShouldContain("needs iam-enforcement: on the backend 'embedded' it is masked");
        await Should.ThrowAsync<ArgumentException>(() => RequireAsync(backend, null, "telepathy"));
    }

    [Fact]
    public async Task What_is_required_fails_instead_and_a_name_that_is_none_requires_nothing_silently()
    {
        var lacking = backend.Without(Capability.IamEnforcement);

        await RequireAsync(backend, "iam-enforcement, account-isolation", Capability.IamEnforcement);
        (await Should.ThrowAsync<XunitException>(() => RequireAsync(lacking, "account-isolation, iam-enforcement", Capability.IamEnforcement))).ShouldSatisfyAllConditions(
            failure => failure.ShouldNotBeOfType<SkipException>(),
            failure => failure.Message.ShouldContain("SCSLABS_REQUIRE: needs iam-enforcement"));
        await Should.ThrowAsync<SkipException>(() => RequireAsync(lacking, "account-isolation", Capability.IamEnforcement));
        (await Should.ThrowAsync<InvalidOperationException>(() => RequireAsync(backend, "iam-enforcment"))).Message.ShouldContain("there is no capability 'iam-enforcment'");
    }

    private static Task RequireAsync(LabBackend backend, string? required, params string[] needs) => Capability.RequireAsync(backend, needs, required);
}
