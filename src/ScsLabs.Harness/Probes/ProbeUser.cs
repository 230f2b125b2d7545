using System.Security.Cryptography;
using Amazon.Runtime;

namespace ScsLabs.Harness.Probes;

/// <summary>A user that a probe makes, and takes away again.</summary>
internal sealed class ProbeUser : IAsyncDisposable
{
    private readonly AwsAccount account;
    private readonly string name;
    private bool hasPolicy;

    private ProbeUser(AwsAccount account, string name, Actor actor) => (this.account, this.name, Actor) = (account, name, actor);

    /// <summary>The user, with its own key.</summary>
    public Actor Actor { get; }

    /// <summary>A name that nothing else has.</summary>
    public static string NewName() => $"scslabs-probe-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Makes a user without any policy.</summary>
    public static async Task<ProbeUser> CreateAsync(AwsAccount account)
    {
        var unused = NewName();
        return new(account, unused, await account.CreateUserAsync(unused).ConfigureAwait(false));
    }

    /// <summary>The user's key with a secret that isn't its own.</summary>
    public async Task<Actor> WithWrongSecretAsync(LabContext aws)
    {
        var key = await Actor.Credentials.GetCredentialsAsync().ConfigureAwait(false);
        return new(aws, "somebody with the key's id alone", new BasicAWSCredentials(key.AccessKey, new string('x', key.SecretKey.Length)));
    }

    /// <summary>Lets the user do one action on everything.</summary>
    public async Task AllowAsync(string action)
    {
        hasPolicy = true;
        await account.Root.Iam.PutUserPolicyAsync(new(name, "lab", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""")).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (hasPolicy)
        {
            await account.Root.Iam.DeleteUserPolicyAsync(new(name, "lab")).ConfigureAwait(false);
        }

        await account.Root.Iam.DeleteAccessKeyAsync(new((await Actor.Credentials.GetCredentialsAsync().ConfigureAwait(false)).AccessKey, name)).ConfigureAwait(false);
        await account.Root.Iam.DeleteUserAsync(new(name)).ConfigureAwait(false);
    }
}
