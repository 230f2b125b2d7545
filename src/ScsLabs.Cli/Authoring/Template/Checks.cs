namespace $NAME$;

/// <summary>The checks of the tasks: allowed calls succeed, and forbidden calls are refused for the right reason.</summary>
public sealed class Checks(Lab lab) : LabChecks<Lab>(lab)
{
    [Check(1, "The reader reads the greeting, and no other parameter", Ja = "reader が読めるのは挨拶のパラメータだけ"), Needs(Capability.IamEnforcement)]
    public async Task The_reader_reads_the_greeting_and_no_other_parameter()
    {
        var reader = await Aws.A.User(Names.Admin).AssumeRoleAsync(Names.ReaderArn(Aws), "lab");

        await Aws.AllowsAsync(reader, who => who.Ssm.GetParameterAsync(new() { Name = Names.Greeting }));

        await Aws.RefusesAsync(
            reader,
            new("AccessDeniedException", "ssm:GetParameter", Names.ParameterArn(Aws, Names.Secret)) { DecidedBy = "Identity" },
            who => who.Ssm.GetParameterAsync(new() { Name = Names.Secret }));
    }

    [Check(1, "Of all actions, the reader has only that one", Ja = "すべてのアクションのうち、reader に許可されているのはそれだけ"), Needs(Capability.Permissions)]
    public async Task Of_all_actions_the_reader_has_only_that_one() =>
        await Aws.PermissionsOf(Names.ReaderArn(Aws)).ShouldBeExactlyAsync(new Permission("ssm:GetParameter", Names.ParameterArn(Aws, Names.Greeting)));
}
