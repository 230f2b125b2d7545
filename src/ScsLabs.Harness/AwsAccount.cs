using Amazon.Runtime;

namespace ScsLabs.Harness;

/// <summary>An account of the lab.</summary>
public sealed class AwsAccount
{
    internal AwsAccount(LabContext lab, string letter, AccountId id)
    {
        Id = id.ToString();
        Root = new Actor(lab, $"root of account {letter}", new BasicAWSCredentials(Id, lab.Backend.RootSecret));
    }

    /// <summary>The twelve digits.</summary>
    public string Id { get; }

    /// <summary>The account's root user.</summary>
    public Actor Root { get; }
}
