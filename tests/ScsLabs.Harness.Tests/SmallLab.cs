namespace ScsLabs.Harness.Tests;

/// <summary>A lab for the tests: one parameter, and a user who shall read it and nothing else.</summary>
public class SmallLab : LabFixture
{
    public const string Parameter = "arn:aws:ssm:us-east-1:111111111111:parameter/mine";

    public static string Allow(string action, string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Only","Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    protected override async Task BuildAsync()
    {
        await Aws.A.CreateUserAsync("alice", Allow("sts:GetCallerIdentity", "*"));
        foreach (var name in new[] { "/mine", "/other" })
        {
            await Aws.A.Root.Ssm.PutParameterAsync(new() { Name = name, Value = "v", Type = "String" });
        }
    }

    protected override IReadOnlyList<Func<Task>> TasksOf(LabVariant variant) => [() => Aws.A.Root.Iam.PutUserPolicyAsync(new("alice", "read", variant == LabVariant.Solution ? Allow("ssm:GetParameter", $"arn:aws:ssm:us-east-1:{Aws.A.Id}:parameter/mine") : Allow("ssm:GetParameter", "*")))];

    protected override IReadOnlyDictionary<string, IReadOnlyList<Func<Task>>> OtherAnswers => new Dictionary<string, IReadOnlyList<Func<Task>>>
    {
        ["managed"] = [() => AttachAsync(Allow("ssm:GetParameter", Parameter))],
    };

    protected async Task AttachAsync(string policy)
    {
        var created = await Aws.A.Root.Iam.CreatePolicyAsync(new("read", policy));
        await Aws.A.Root.Iam.AttachUserPolicyAsync(new("alice", created.Policy.Arn));
    }
}

/// <summary>The small lab with an answer among the right ones that is wrong.</summary>
public sealed class MisledLab : SmallLab
{
    protected override IReadOnlyDictionary<string, IReadOnlyList<Func<Task>>> OtherAnswers => new Dictionary<string, IReadOnlyList<Func<Task>>>
    {
        ["throws"] = [() => throw new InvalidOperationException("no such role")],
        ["too wide"] = [() => AttachAsync(Allow("ssm:GetParameter*", Parameter))],
    };
}

/// <summary>The one check that the misled lab needs.</summary>
public sealed class MisledChecks(MisledLab lab) : LabChecks<MisledLab>(lab)
{
    [Check(1), Needs(Capability.Permissions)]
    public async Task Alice_may_do_nothing_else() =>
        await Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/alice").ShouldBeExactlyAsync(new Policy.Permission("ssm:GetParameter", SmallLab.Parameter));
}

/// <summary>Checks that prove the small lab.</summary>
public sealed class SmallChecks(SmallLab lab) : LabChecks<SmallLab>(lab)
{
    [Check(1), Needs(Capability.IamEnforcement)]
    public async Task Alice_reads_hers_and_not_the_other()
    {
        await Aws.AllowsAsync(Aws.A.User("alice"), who => who.Ssm.GetParameterAsync(new() { Name = "/mine" }));
        await Aws.RefusesAsync(Aws.A.User("alice"), new("AccessDeniedException", "ssm:GetParameter", "arn:aws:ssm:us-east-1:111111111111:parameter/other"), who => who.Ssm.GetParameterAsync(new() { Name = "/other" }));
        await Aws.RefusesAsync(Aws.A.User("alice"), new("AccessDeniedException", "ssm:DeleteParameter", SmallLab.Parameter), who => who.Ssm.DeleteParameterAsync(new() { Name = "/mine" }));
    }

    [Check(1), Needs(Capability.Permissions)]
    public async Task Alice_may_do_nothing_else() =>
        await Aws.PermissionsOf($"arn:aws:iam::{Aws.A.Id}:user/alice").ShouldBeExactlyAsync(new Policy.Permission("ssm:GetParameter", SmallLab.Parameter));
}

/// <summary>The proof of a lab whose checks suffice is green.</summary>
public sealed class SmallProof : LabProof<SmallLab, SmallChecks>;

/// <summary>Checks that look at the allowed half only: a lab like this isn't done.</summary>
public sealed class LaxChecks(SmallLab lab) : LabChecks<SmallLab>(lab)
{
    [Check(1)]
    public async Task Alice_reads_hers() => await Aws.AllowsAsync(Aws.A.User("alice"), who => who.Ssm.GetParameterAsync(new() { Name = "/mine" }));
}

/// <summary>Checks of which one is judged before the task that it needs.</summary>
public sealed class HastyChecks(SmallLab lab) : LabChecks<SmallLab>(lab)
{
    [Check(0)]
    public async Task Alice_reads_hers() => await Aws.AllowsAsync(Aws.A.User("alice"), who => who.Ssm.GetParameterAsync(new() { Name = "/mine" }));
}
