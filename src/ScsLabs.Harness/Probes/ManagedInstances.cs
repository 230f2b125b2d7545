using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness.Probes;

/// <summary>Probes whether the backend has instances managed by Systems Manager.</summary>
internal static class ManagedInstances
{
    private const string Name = "scslabs-probe-managed";
    private const string Core = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

    /// <summary>Of two instances, the one whose role lets its agent in must be managed and take a command, and the one without a role must not.</summary>
    public static async Task<Evidence> RunAsync(LabContext aws, Undo undo)
    {
        var root = aws.A.Root;
        await ProbeInstance.MakeProfileAsync(root, Name, undo).ConfigureAwait(false);
        await root.Iam.AttachRolePolicyAsync(new(Name, Core)).ConfigureAwait(false);
        undo.Add(() => root.Iam.DetachRolePolicyAsync(new(Name, Core)));
        var (with, without) = (await ProbeInstance.LaunchAsync(root, Name, undo).ConfigureAwait(false), await ProbeInstance.LaunchAsync(root, null, undo).ConfigureAwait(false));
        try
        {
            await aws.UntilAsync(() => LabAgent.IsOnlineAsync(root, with)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new(false, Texts.NotManagedThere.ToString());
        }

        var (sent, refused) = (await SendAsync(with).ConfigureAwait(false), await SendAsync(without).ConfigureAwait(false));
        return (sent, refused) is (null, "InvalidInstanceId") && !await LabAgent.IsOnlineAsync(root, without).ConfigureAwait(false)
            ? new(true, Texts.CommandTaken.ToString())
            : new(false, Texts.CommandsGot.With(sent ?? Texts.NoError.ToString(), refused ?? Texts.NoError.ToString()));

        async Task<string?> SendAsync(string id) => await Trial.CodeAsync(() => root.Ssm.SendCommandAsync(new() { DocumentName = "AWS-UpdateSSMAgent", InstanceIds = [id] })).ConfigureAwait(false);
    }
}
