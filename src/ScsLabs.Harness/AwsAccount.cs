using Amazon.Runtime;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>An AWS account of the lab.</summary>
public sealed class AwsAccount
{
    private readonly LabContext lab;
    private readonly string letter;
    private readonly Dictionary<string, AWSCredentials> users;

    internal AwsAccount(LabContext lab, string letter, AccountId id)
        : this(lab, letter, id.ToString(), new(StringComparer.Ordinal))
    {
    }

    private AwsAccount(LabContext lab, string letter, string id, Dictionary<string, AWSCredentials> users)
    {
        (this.lab, this.letter, Id, this.users) = (lab, letter, id, users);
        Root = new Actor(lab, Texts.Root.With(letter), new BasicAWSCredentials(Id, lab.Backend.RootSecret));
    }

    /// <summary>The account id, twelve digits.</summary>
    public string Id { get; }

    /// <summary>The account's root user.</summary>
    public Actor Root { get; }

    /// <summary>Returns a user that <c>CreateUserAsync</c> created.</summary>
    /// <exception cref="KeyNotFoundException">No user of this name was created.</exception>
    public Actor User(string name) => new(lab, Texts.User.With(name, letter), users[name]);

    /// <summary>Creates a user with one inline policy and an access key.</summary>
    public async Task<Actor> CreateUserAsync(string name, string policy, CancellationToken cancellationToken = default)
    {
        var user = await CreateUserAsync(name, cancellationToken).ConfigureAwait(false);
        await Root.Iam.PutUserPolicyAsync(new(name, "lab", policy), cancellationToken).ConfigureAwait(false);
        return user;
    }

    /// <summary>Creates a user with an access key and no policy.</summary>
    public async Task<Actor> CreateUserAsync(string name, CancellationToken cancellationToken = default)
    {
        await Root.Iam.CreateUserAsync(new(name), cancellationToken).ConfigureAwait(false);
        var key = (await Root.Iam.CreateAccessKeyAsync(new(name), cancellationToken).ConfigureAwait(false)).AccessKey;
        users[name] = new BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey);
        return User(name);
    }

    internal AwsAccount On(LabContext other) => new(other, letter, Id, users);
}
