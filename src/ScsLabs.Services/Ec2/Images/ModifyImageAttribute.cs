using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ec2;

/// <summary>Shares an image with accounts or with everybody, or ends that; or changes its description, or whether its instances require tokens of the metadata service.</summary>
/// <remarks>
/// An image with a snapshot under an AWS managed key can't be shared, and one with an encrypted snapshot not with everybody.
/// Errors: InvalidAMIID.NotFound, InvalidAMIAttributeItemValue, InvalidParameterCombination, InvalidParameterValue, MissingParameter, OperationNotPermitted, AuthFailure.
/// Source: EC2 API Reference, ModifyImageAttribute; EC2 User Guide, sharing-amis.
/// </remarks>
[Operation<Ec2Api>]
internal sealed record ModifyImageAttribute([Target<Image>] string ImageId, string? Attribute = null, string? Value = null, bool DryRun = false)
{
    /// <summary>The description.</summary>
    public AttributeText? Description { get; init; }

    /// <summary><c>v2.0</c> where instances are to require tokens of the metadata service, which can't be taken back.</summary>
    public AttributeText? ImdsSupport { get; init; }

    /// <summary>The changes of the permissions.</summary>
    public LaunchPermissionChange? LaunchPermission { get; init; }

    /// <summary>Whether the groups and users are added or removed.</summary>
    public PermissionChange? OperationType { get; init; }

    /// <summary>The groups: <c>all</c>.</summary>
    [Wire("UserGroup")]
    public IReadOnlyList<string>? UserGroups { get; init; }

    /// <summary>The accounts.</summary>
    [Wire("UserId")]
    public IReadOnlyList<string>? UserIds { get; init; }

    internal static IEnumerable<Ask> Asks(ModifyImageAttribute request, Reference<Image> image) =>
        [image.Ask("ec2:ModifyImageAttribute", [new("ec2:Attribute", request.NewDescription is not null ? "Description" : request.ImdsSupport is not null ? "ImdsSupport" : "LaunchPermission")])];

    internal static void Handle(ModifyImageAttribute request, Image image, Call call, Draft draft)
    {
        image.RequireOwn(call);
        var (added, removed) = (request.Added().ToList(), request.Removed().ToList());
        switch (((object?[])[request.NewDescription, request.ImdsSupport, added.Count + removed.Count > 0 ? added : null]).Count(given => given is not null))
        {
            case 0:
                throw Ec2Errors.MissingParameter("attribute");
            case > 1:
                throw Ec2Errors.InvalidParameterCombination("Fields for multiple attribute types specified. Only one attribute can be modified at a time");
        }

        if (added.Count > 0)
        {
            RequireShareable(image, added, call, draft);
        }

        draft.Put(request switch
        {
            { NewDescription: { } text } => image with { Description = Image.Checked(text) },
            { ImdsSupport.Value: { } support } => image with { RequiresMetadataTokens = support == "v2.0" ? true : throw Ec2Errors.InvalidValue("imdsSupport", support) },
            _ => image with
            {
                SharedWith = image.SharedWith.Union(added.Select(AccountOf).OfType<AccountId>()).Except(removed.Select(AccountOf).OfType<AccountId>()),
                IsPublic = (image.IsPublic || added.Exists(IsEverybody)) && !removed.Exists(IsEverybody),
            },
        });
    }

    private string? NewDescription => Description?.Value ?? (Attribute == "description" ? Value : null);

    private IEnumerable<LaunchPermission> Added() => [.. LaunchPermission?.Add ?? [], .. OperationType == PermissionChange.Add ? Named() : []];

    private IEnumerable<LaunchPermission> Removed() => [.. LaunchPermission?.Remove ?? [], .. OperationType == PermissionChange.Remove ? Named() : []];

    private IEnumerable<LaunchPermission> Named() => [.. (UserIds ?? []).Select(id => new LaunchPermission(id)), .. (UserGroups ?? []).Select(group => new LaunchPermission(Group: group))];

    private static void RequireShareable(Image image, List<LaunchPermission> added, Call call, Draft draft)
    {
        var isPublic = added.Exists(IsEverybody);
        var keys = image.Disks.Select(disk => disk.SnapshotId is { } id ? draft.Find<Snapshot>(image.Place, id)?.Key : null).OfType<DiskKey>().ToList();
        if (keys.Exists(key => isPublic || Key.Find(key.KeyArn, draft) is { Manager: KeyManager.Aws }))
        {
            throw Ec2Errors.OperationNotPermitted(isPublic ? "Images with encrypted snapshots cannot be shared publicly" : "Images with snapshots that are encrypted with EBS default key cannot be shared");
        }

        if (isPublic && !AllowedImages.Of(call.Place, draft).IsSharingPublicly)
        {
            throw Ec2Errors.OperationNotPermitted(
                "You can't publicly share this image because block public access for AMIs is enabled for this account. To publicly share the image, you must call the DisableImageBlockPublicAccess API.");
        }
    }

    private static AccountId? AccountOf(LaunchPermission permission) => permission.UserId is not { } id ? null : AccountId.TryParse(id, out var account) ? account : throw InvalidItem("userId", id);

    private static bool IsEverybody(LaunchPermission permission) => permission.Group switch
    {
        null => false,
        "all" => true,
        var group => throw InvalidItem("userGroup", group),
    };

    private static AwsException InvalidItem(string type, string value) => new("InvalidAMIAttributeItemValue", 400, $"Invalid attribute item value \"{value}\" for {type} item type.");
}

/// <summary>The permissions to add and to remove.</summary>
internal sealed record LaunchPermissionChange(IReadOnlyList<LaunchPermission>? Add = null, IReadOnlyList<LaunchPermission>? Remove = null);

/// <summary>Who may launch an image: an account, or the group <c>all</c>.</summary>
internal sealed record LaunchPermission(string? UserId = null, string? Group = null);
