using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Iam;

/// <summary>The AWS managed policies that labs and guides use: one document per file, by path and name.</summary>
/// <remarks>
/// The documents are written from AWS's descriptions of the permissions: AWS Managed Policy Reference Guide.
/// Each has one version here. Ids are derived from the names, and the date is the day on which AWS introduced managed policies.
/// </remarks>
internal static class AwsManagedPolicies
{
    private const string Folder = "policy/";

    private static readonly DateTimeOffset Introduced = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, ManagedPolicy> ByArn = Read().ToFrozenDictionary(policy => policy.Arn, StringComparer.Ordinal);

    /// <summary>All AWS managed policies.</summary>
    public static IReadOnlyList<ManagedPolicy> All => ByArn.Values;

    /// <summary>The policy that allows everything, as a root user may do.</summary>
    public static ManagedPolicy AdministratorAccess => ByArn["arn:aws:iam::aws:policy/AdministratorAccess"];

    /// <summary>Finds a policy by its ARN; null for none.</summary>
    public static ManagedPolicy? Find(string arn) => ByArn.GetValueOrDefault(arn);

    private static IEnumerable<ManagedPolicy> Read()
    {
        var assembly = typeof(AwsManagedPolicies).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
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
                Versions = ImmutableSortedDictionary<int, ManagedPolicyVersion>.Empty.Add(1, new(1, PolicyDocument.ParseStored(reader.ReadToEnd(), PolicyKind.Identity), Introduced)),
                DefaultVersion = 1,
                NextVersion = 2,
            };
        }
    }
}
