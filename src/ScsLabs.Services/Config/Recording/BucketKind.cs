using System.Text.Json.Nodes;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>S3 buckets. The account's Block Public Access is a part of each.</summary>
internal sealed class BucketKind() : ResourceKind<Bucket>("AWS::S3::Bucket")
{
    /// <inheritdoc />
    public override string? NameOf(IResource row) => row.Id;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, string> TagsOf(IResource row) => ((Bucket)row).TagSet;

    /// <inheritdoc />
    public override IReadOnlyList<IRow> PartsOf(IResource row, WorldView view) => AccountPublicAccessBlock.Of(row.Place.Account, view) is { } block ? [block] : [];

    /// <inheritdoc />
    protected override IEnumerable<RowLink> PartLinks => [Part<AccountPublicAccessBlock>((block, view) => view.All(Bucket.ByAccount, block.Account))];

    /// <inheritdoc />
    protected override async Task<Described> ReadAsync(Bucket row, IServiceTransport asRole, CancellationToken cancellationToken)
    {
        var acl = await asRole.SendAsync(GetBucketAclOperation.Instance, new(row.Name), cancellationToken).ConfigureAwait(false);
        var policy = await OrNoneAsync(asRole.SendAsync(GetBucketPolicyOperation.Instance, new(row.Name), cancellationToken), "NoSuchBucketPolicy").ConfigureAwait(false);
        var block = await OrNoneAsync(asRole.SendAsync(GetPublicAccessBlockOperation.Instance, new(row.Name), cancellationToken), "NoSuchPublicAccessBlockConfiguration").ConfigureAwait(false);
        var ownership = await OrNoneAsync(asRole.SendAsync(GetBucketOwnershipControlsOperation.Instance, new(row.Name), cancellationToken), "OwnershipControlsNotFoundError").ConfigureAwait(false);
        var versioning = await asRole.SendAsync(GetBucketVersioningOperation.Instance, new(row.Name), cancellationToken).ConfigureAwait(false);
        var encryption = await asRole.SendAsync(GetBucketEncryptionOperation.Instance, new(row.Name), cancellationToken).ConfigureAwait(false);
        var tags = await OrNoneAsync(asRole.SendAsync(GetBucketTaggingOperation.Instance, new(row.Name), cancellationToken), "NoSuchTagSet").ConfigureAwait(false);
        var more = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        more["AccessControlList"] = ConfigurationWriter.Write(writer => AccessControlPolicyShape.Write(writer, new(acl.Grants, acl.Owner)));
        more["BucketPolicy"] = new JsonObject { ["policyText"] = policy?.Policy }.ToJsonString();
        more["BucketVersioningConfiguration"] = new JsonObject { ["status"] = versioning.Status?.ToString() ?? "Off" }.ToJsonString();
        more["ServerSideEncryptionConfiguration"] = ConfigurationWriter.Write(writer => ServerSideEncryptionConfigurationShape.Write(writer, encryption.ServerSideEncryptionConfiguration));
        if (block is not null)
        {
            more["PublicAccessBlockConfiguration"] = ConfigurationWriter.Write(writer => PublicAccessBlockConfigurationShape.Write(writer, block.PublicAccessBlockConfiguration));
        }

        if (ownership is not null)
        {
            more["OwnershipControls"] = ConfigurationWriter.Write(writer => OwnershipControlsShape.Write(writer, ownership.OwnershipControls));
        }

        if (tags is not null)
        {
            more["BucketTaggingConfiguration"] = new JsonObject { ["tagSets"] = new JsonArray(new JsonObject { ["tags"] = new JsonObject(tags.TagSet.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))) }) }.ToJsonString();
        }

        return new(new JsonObject { ["name"] = row.Name, ["owner"] = new JsonObject { ["id"] = acl.Owner.Id }, ["region"] = row.Region }.ToJsonString()) { Supplementary = more.ToImmutable() };
    }

    /// <summary>The answer; null where the bucket doesn't have what was asked for.</summary>
    private static async Task<TResult?> OrNoneAsync<TResult>(Task<TResult> read, string code)
        where TResult : class
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (AwsException none) when (none.Code == code)
        {
            return null;
        }
    }
}
