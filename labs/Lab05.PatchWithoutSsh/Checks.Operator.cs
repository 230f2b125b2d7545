using Amazon.EC2.Model;

namespace Lab05.PatchWithoutSsh;

/// <content>Who may patch: the operator, with one document, on tagged instances alone.</content>
public sealed partial class Checks
{
    [Check(4, "The operator patches the server, and reads what came of it", Ja = "オペレーターはサーバーにパッチを適用し、結果を読める"), Needs(Capability.ManagedInstances)]
    public async Task The_operator_patches_the_server()
    {
        var id = await ManagedAsync();
        var command = await Aws.AllowsAsync(Operator, who => SendAsync(who, Names.PatchDocument, id, ("Operation", "Install")));
        await SucceedsAsync(command, id, PatchStep);

        await Aws.AllowsAsync(Operator, who => who.Ssm.GetCommandInvocationAsync(new() { CommandId = command, InstanceId = id, PluginName = PatchStep }));
        var states = await Aws.AllowsAsync(Operator, who => who.Ssm.DescribeInstancePatchStatesAsync(new() { InstanceIds = [id] }));
        Expect(states.InstancePatchStates.Single().MissingCount == 0, $"{states.InstancePatchStates.Single().MissingCount} patches are missing", $"{states.InstancePatchStates.Single().MissingCount} 個のパッチが不足しています");
    }

    [Check(4, "The operator runs no shell script, nor anything by a document of another name", Ja = "オペレーターは、シェルスクリプトも、別の名前のドキュメントも実行できない"), Needs(Capability.IamEnforcement)]
    public async Task The_operator_runs_no_shell_script()
    {
        var id = await IdAsync(Names.Server);
        await Aws.RefusesAsync(Operator, new("AccessDeniedException", "ssm:SendCommand", Names.DocumentArn(Aws, Names.ShellDocument)) { DecidedBy = "Identity" }, who => SendAsync(who, Names.ShellDocument, id, ("commands", "id")));

        // A document of the account's own with a similar name is another resource.
        var own = await Admin.Ssm.CreateDocumentAsync(new()
        {
            Name = $"Own-{Names.PatchDocument}",
            DocumentType = Amazon.SimpleSystemsManagement.DocumentType.Command,
            Content = """{ "schemaVersion": "2.2", "mainSteps": [ { "action": "aws:runShellScript", "name": "patch", "inputs": { "runCommand": [ "id" ] } } ] }""",
        });
        try
        {
            await Aws.RefusesAsync(Operator, new("AccessDeniedException", "ssm:SendCommand", $"arn:aws:ssm:{Aws.Region}:{Aws.A.Id}:document/{own.DocumentDescription.Name}") { DecidedBy = "Identity" }, who => SendAsync(who, own.DocumentDescription.Name, id));
        }
        finally
        {
            await Admin.Ssm.DeleteDocumentAsync(own.DocumentDescription.Name);
        }
    }

    [Check(4, "The operator patches tagged instances, whichever these are, and no others", Ja = "オペレーターがパッチを適用できるのは、タグの付いたインスタンスだけ"), Needs(Capability.IamEnforcement, Capability.ManagedInstances)]
    public async Task The_operator_patches_tagged_instances_and_no_others()
    {
        var bastion = await IdAsync(Names.Bastion);
        await RefusesToPatchAsync(bastion);
        await Admin.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [bastion], Tags = [new(Names.Tag, "never")] });
        await RefusesToPatchAsync(bastion);

        // With the tag it is allowed, and fails because nothing manages the bastion.
        await Admin.Ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [bastion], Tags = [new(Names.Tag, Names.TagValue)] });
        await Aws.FailsAsync(Operator, "InvalidInstanceId", who => SendAsync(who, Names.PatchDocument, bastion, ("Operation", "Scan")));
    }

    [Check(4, "The operator has no permission beyond", Ja = "オペレーターには、それ以外の権限がない"), Needs(Capability.Permissions)]
    public async Task The_operator_has_no_permission_beyond() =>
        await Aws.PermissionsOf(Names.OperatorArn(Aws)).ShouldBeAtMostAsync(
        [
            new Permission("ssm:SendCommand", $"arn:aws:ssm:*::document/{Names.PatchDocument}"),
            new Permission("ssm:SendCommand", $"arn:aws:ec2:*:{Aws.A.Id}:instance/*"),
            .. Names.ReadingActions.Select(action => new Permission(action, "*")),
        ]);

    private Task RefusesToPatchAsync(string instance) =>
        Aws.RefusesAsync(Operator, new("AccessDeniedException", "ssm:SendCommand", Names.InstanceArn(Aws, instance)) { DecidedBy = "Identity" }, who => SendAsync(who, Names.PatchDocument, instance, ("Operation", "Scan")));
}
