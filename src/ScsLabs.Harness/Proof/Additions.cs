using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;
using ScsLabs.Policy;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;
using ScsLabs.Services.S3;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants of the solution that give a user or role something that no task asks for, from every source of permissions.</summary>
internal static class Additions
{
    private const string AwsManaged = "arn:aws:iam::aws:policy/";

    /// <summary>Generates the additions to each user and role that the answer changed.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes, World world) =>
        from change in changes
        let mutants = change.After switch
        {
            Role role when Nouns.Named("role", role.RoleName) is var name => [.. ToIdentity(role, name), .. ToRole(role, name)],
            User user when Nouns.Named("user", user.UserName) is var name => [.. ToIdentity(user, name), .. ToUser(user, name)],
            _ => Enumerable.Empty<Mutant>(),
        }
        from mutant in change.After is IPrincipalIdentity identity ? mutants.Concat(OnResources(identity, world)) : []
        select mutant;

    private static IEnumerable<Mutant> ToIdentity<T>(T identity, string name)
        where T : class, IIdentity<T>
    {
        yield return Put(Texts.ManagedAttached.With(name, "IAMFullAccess"), identity.With(identity.AttachedPolicies.Add(AwsManaged + "IAMFullAccess")));
        yield return Put(Texts.ManagedAttached.With(name, "ReadOnlyAccess"), identity.With(identity.AttachedPolicies.Add(AwsManaged + "ReadOnlyAccess")));
        yield return Put(Texts.InlineAdded.With(name), identity.With(identity.InlinePolicies.SetItem("added", Identity("iam:*", "s3:*", "sts:*", "secretsmanager:*"))));
    }

    private static IEnumerable<Mutant> ToRole(Role role, string name)
    {
        yield return Put(Texts.BoundaryInstead.With(name), role with { PermissionsBoundary = AwsManaged + "AdministratorAccess", InlinePolicies = role.InlinePolicies.Clear(), AttachedPolicies = role.AttachedPolicies.Clear() });
        yield return Put(Texts.TrustsEveryone.With(name), role with
        {
            AssumeRolePolicyDocument = PolicyDocument.ParseStored("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""", PolicyKind.RoleTrust),
        });
    }

    private static IEnumerable<Mutant> ToUser(User user, string name)
    {
        yield return Put(Texts.BoundaryInstead.With(name), user with { PermissionsBoundary = AwsManaged + "AdministratorAccess", InlinePolicies = user.InlinePolicies.Clear(), AttachedPolicies = user.AttachedPolicies.Clear() });
        var group = new Group
        {
            Account = user.Account,
            GroupName = "added",
            Path = "/",
            UniqueId = "AGPAADDEDADDEDADDEDAD",
            CreateDate = user.CreateDate,
            InlinePolicies = ImmutableSortedDictionary.Create<string, PolicyDocument>(StringComparer.Ordinal).Add("added", Identity("iam:*")),
        };
        yield return new(Texts.PutIntoGroup.With(name), draft =>
        {
            draft.Put(group);
            draft.Put(user with { Groups = user.Groups.Add(group.GroupName) });
        });
    }

    /// <summary>A grant on each key, and a statement in the policy of each key and bucket of the account, for the user or role.</summary>
    private static IEnumerable<Mutant> OnResources(IPrincipalIdentity identity, World world)
    {
        var account = identity.Place.Account;
        foreach (var key in world.Everywhere<Key>().Where(key => key.Account == account && key.Manager is KeyManager.Customer))
        {
            yield return Put(Texts.GrantFor.With(key.KeyId, identity.Id), new Services.Kms.Grant
            {
                Account = key.Account,
                Region = key.Region,
                GrantId = new string('a', 64),
                KeyId = key.KeyId,
                GranteePrincipal = identity.UniqueId,
                Operations = [GrantOperation.Encrypt, GrantOperation.CreateGrant],
                IssuingAccount = key.Account,
                CreationDate = key.CreationDate,
            });
            yield return Put(Texts.StatementFor.With(Nouns.Policy($"key {key.KeyId}, key policy"), identity.Id), key with { Policy = With(key.Policy, identity, "*", "kms:GenerateDataKey", "kms:ScheduleKeyDeletion") });
        }

        foreach (var bucket in world.Everywhere<Bucket>().Where(bucket => bucket.Account == account))
        {
            yield return Put(Texts.StatementFor.With(Nouns.Policy($"bucket {bucket.Name}, bucket policy"), identity.Id), bucket with { Policy = With(bucket.Policy, identity, bucket.Arn, "s3:PutBucketPolicy", "s3:DeleteBucket") });
        }
    }

    private static Mutant Put<T>(string name, T row)
        where T : class, IRow<T> => new(name, draft => draft.Put(row));

    private static PolicyDocument Identity(params string[] actions) =>
        PolicyDocument.ParseStored(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(Allow("*", actions)) }.ToJsonString(), PolicyKind.Identity);

    private static PolicyDocument With(PolicyDocument? policy, IPrincipalIdentity identity, string resource, params string[] actions)
    {
        var document = policy is null ? new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray() } : JsonNode.Parse(policy.Json)!.AsObject();
        var added = Allow(resource, actions);
        added["Principal"] = new JsonObject { ["AWS"] = identity.UniqueId };
        document["Statement"] = new JsonArray([.. Mutant.Statements(document).Select(statement => statement!.DeepClone()), added]);
        return PolicyDocument.ParseStored(document.ToJsonString(), PolicyKind.Resource);
    }

    private static JsonObject Allow(string resource, string[] actions) =>
        new() { ["Effect"] = "Allow", ["Action"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]), ["Resource"] = resource };
}
