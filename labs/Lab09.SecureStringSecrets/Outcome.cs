namespace Lab09.SecureStringSecrets;

/// <summary>What must be true once the tasks are done.</summary>
public sealed class Outcome(Lab lab) : LabOutcome<Lab>(lab)
{
    [Check(3)]
    public async Task The_application_reads_its_secret()
    {
        var app = await Aws.A.Root.AssumeRoleAsync(Names.RoleArn(Aws, Names.App), "app");

        var answer = await Aws.AllowsAsync(app, who => who.Ssm.GetParameterAsync(new() { Name = Names.Password, WithDecryption = true }));

        answer.Parameter.Value.ShouldBe(Names.PasswordValue);
    }

    [Check(3)]
    public async Task The_application_reads_no_other_parameter()
    {
        var app = await Aws.A.Root.AssumeRoleAsync(Names.RoleArn(Aws, Names.App), "app");

        await Aws.RefusesAsync(
            app,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, "/other")) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = "/other", WithDecryption = true }));
    }
}
