using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Iam;

/// <summary>The AWS managed policies that labs, guides and Terraform modules use most: one document per file, by path and name.</summary>
/// <remarks>
/// The documents are written from AWS's descriptions of the permissions: AWS Managed Policy Reference Guide, as of 2026-05-01.
/// They are as wide as AWS's in the services of the labs; of the widest, such as ReadOnlyAccess, the other services' actions are left out.
/// Each has one version here. Ids are derived from the names, and the date is the day on which AWS introduced managed policies.
/// </remarks>
internal static class AwsManagedPolicies
{
    private const string Folder = "policy/";
    private const string ArnPrefix = "arn:aws:iam::aws:policy/";

    private static readonly DateTimeOffset Introduced = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);

    /// <summary>The path and name of every AWS managed policy on that day. Read when a policy without a document is asked for.</summary>
    private static readonly Lazy<FrozenSet<string>> Names = new(() => Text("AwsManagedPolicyNames").Split('\n', StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal));

    private static readonly FrozenDictionary<string, ManagedPolicy> ByArn = Read().ToFrozenDictionary(policy => policy.Arn, StringComparer.Ordinal);

    /// <summary>All AWS managed policies.</summary>
    public static IReadOnlyList<ManagedPolicy> All => ByArn.Values;

    /// <summary>The policy that allows everything, as a root user may do.</summary>
    public static ManagedPolicy AdministratorAccess => ByArn[$"{ArnPrefix}AdministratorAccess"];

    /// <summary>Finds a policy by its ARN; null where AWS has none.</summary>
    /// <exception cref="AwsException">NotImplemented: AWS has the policy, and the emulator has no document for it.</exception>
    public static ManagedPolicy? Find(string arn) => ByArn.GetValueOrDefault(arn)
        ?? (arn.StartsWith(ArnPrefix, StringComparison.Ordinal) && Names.Value.Contains(arn[ArnPrefix.Length..]) ? throw AwsException.NotEmulated($"the AWS managed policy {arn[ArnPrefix.Length..]}") : null);

    private static IEnumerable<ManagedPolicy> Read()
    {
        foreach (var resource in typeof(AwsManagedPolicies).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var fullName = resource[Folder.Length..].Replace('\\', '/');
            var slash = fullName.LastIndexOf('/');
            yield return new()
            {
                Account = default,
                PolicyName = fullName[(slash + 1)..],
                Path = $"/{fullName[..(slash + 1)]}",
                UniqueId = $"ANPA{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(fullName)))[..17]}",
                CreateDate = Introduced,
                UpdateDate = Introduced,
                Versions = ImmutableSortedDictionary<int, ManagedPolicyVersion>.Empty.Add(1, new(1, PolicyDocument.ParseStored(Text(resource), PolicyKind.Identity), Introduced)),
                DefaultVersion = 1,
                NextVersion = 2,
            };
        }
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(AwsManagedPolicies).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
