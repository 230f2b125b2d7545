using Xunit.Sdk;

namespace ScsLabs.Harness.Tests;

/// <summary>Expectations fail where they should, and say why.</summary>
public sealed class ExpectationsTests : IAsyncLifetime
{
    private static readonly Refusal Reading = new("AccessDeniedException", "ssm:GetParameter", SmallLab.Parameter);

    private readonly SmallLab lab = new();

    private LabContext Aws => lab.Aws;

    private Actor Alice => Aws.A.User("alice");

    public ValueTask InitializeAsync() => lab.InitializeAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [Fact]
    public async Task A_call_that_should_be_allowed_and_is_not_tells_who_was_refused_what_and_by_which_statements()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => Aws.AllowsAsync(Alice, who => who.Ssm.GetParameterAsync(new() { Name = "/other" })));

        failure.Message.ShouldContain("user alice of account A should be allowed, but got AccessDeniedException");
        failure.Message.ShouldContain("ssm:GetParameter on arn:aws:ssm:us-east-1:111111111111:parameter/other: ImplicitlyDenied");
        failure.Message.ShouldContain("Only");
    }

    [Fact]
    public async Task A_call_that_should_be_refused_and_is_not_tells_which_policy_let_it_in()
    {
        var failure = await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/mine" })));

        failure.Message.ShouldContain("but the call worked");
        failure.Message.ShouldContain("read, statement Only");
    }

    [Fact]
    public async Task A_refusal_for_another_reason_does_not_count()
    {
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/other" })))).Message.ShouldContain("not for the reason");
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Alice, Reading with { Action = "ssm:DeleteParameter", DecidedBy = "Session" }, who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" })))).Message.ShouldContain("expected Session");
        (await Should.ThrowAsync<XunitException>(() => Aws.RefusesAsync(Aws.A.Root, Reading, who => who.Ssm.GetParameterAsync(new() { Name = "/none" })))).Message.ShouldContain("ParameterNotFound");
        await Aws.RefusesAsync(Alice, Reading with { Action = "ssm:DeleteParameter", DecidedBy = "Identity" }, who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" }));
    }

    [Fact]
    public async Task What_is_no_answer_of_AWS_is_no_refusal() =>
        await Should.ThrowAsync<InvalidDataException>(() => Aws.RefusesAsync<int>(Alice, Reading, _ => throw new InvalidDataException()));

    [Fact]
    public async Task A_role_is_judged_action_by_action()
    {
        await Aws.A.Root.Iam.CreateRoleAsync(new("app", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"""));
        await Aws.A.Root.Iam.PutRolePolicyAsync(new("app", "p", SmallLab.Allow("ssm:GetParameter*", SmallLab.Parameter)));

        var permissions = await RolePermissions.ReadAsync(Aws.A.Root, "app");

        permissions.On("ssm", SmallLab.Parameter, []).ShouldBe(["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:GetParameters", "ssm:GetParametersByPath"]);
        permissions.On("ssm", SmallLab.Parameter + "2", []).ShouldBeEmpty();
        permissions.AllowExactly([], "ssm", SmallLab.Parameter + "2", []);
        var failure = Should.Throw<XunitException>(() => permissions.AllowExactly(["ssm:GetParameter", "ssm:PutParameter"], "ssm", SmallLab.Parameter, []));
        failure.Message.ShouldContain("by the role's own policies, whatever the resource's policy says; it is allowed more: ssm:GetParameterHistory, ssm:GetParameters, ssm:GetParametersByPath");
        failure.Message.ShouldContain("it is not allowed: ssm:PutParameter");
    }
}
