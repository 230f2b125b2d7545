using System.Security.Cryptography;
using Amazon.Runtime;

namespace ScsLabs.Harness.Probes;

/// <summary>A user created by a probe.</summary>
internal sealed class ProbeUser
{
    private readonly AwsAccount account;
    private readonly string name;
    private readonly Undo undo;

    private ProbeUser(AwsAccount account, string name, Actor actor, Undo undo) => (this.account, this.name, Actor, this.undo) = (account, name, actor, undo);

    /// <summary>The user, with its own access key.</summary>
    public Actor Actor { get; }

    /// <summary>The user's ARN.</summary>
    public string Arn => $"arn:aws:iam::{account.Id}:user/{name}";

    /// <summary>A unique name.</summary>
    public static string NewName() => $"scslabs-probe-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Creates a user without any policy.</summary>
    public static async Task<ProbeUser> CreateAsync(AwsAccount account, Undo undo)
    {
        var unused = NewName();
        undo.Add(() => account.Root.Iam.DeleteUserAsync(new(unused)));
        var actor = await account.CreateUserAsync(unused).ConfigureAwait(false);
        undo.Add(async () => await account.Root.Iam.DeleteAccessKeyAsync(new((await actor.Credentials.GetCredentialsAsync().ConfigureAwait(false)).AccessKey, unused)).ConfigureAwait(false));
        return new(account, unused, actor, undo);
    }

    /// <summary>The user's access key with a wrong secret.</summary>
    public async Task<Actor> WithWrongSecretAsync(LabContext aws)
    {
        var key = await Actor.Credentials.GetCredentialsAsync().ConfigureAwait(false);
        return new(aws, "somebody with the key's id alone", new BasicAWSCredentials(key.AccessKey, new string('x', key.SecretKey.Length)));
    }

    /// <summary>Allows the user one action on all resources.</summary>
    public async Task AllowAsync(string action)
    {
        await account.Root.Iam.PutUserPolicyAsync(new(name, "lab", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""")).ConfigureAwait(false);
        undo.Add(() => account.Root.Iam.DeleteUserPolicyAsync(new(name, "lab")));
    }
}
