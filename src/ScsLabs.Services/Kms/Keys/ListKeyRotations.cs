namespace ScsLabs.Services.Kms;

/// <summary>Lists the rotations of a key, or all its material, oldest first.</summary>
/// <remarks>Errors: NotFoundException, UnsupportedOperationException, InvalidMarkerException. Source: KMS API Reference, ListKeyRotations.</remarks>
[Operation<KmsApi>]
public sealed record ListKeyRotations(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    IncludeKeyMaterial IncludeKeyMaterial = IncludeKeyMaterial.RotationsOnly,
    [Range(1, 1000)] int Limit = 100,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of the rotations.</summary>
    public sealed record Result(IReadOnlyList<RotationsListEntry> Rotations, string? NextMarker, bool Truncated);

    /// <summary>Lists the rotations.</summary>
    internal static Result Handle(ListKeyRotations request, Key key)
    {
        key.RequireRotatable();
        var material = key.Material
            .Select((material, number) => (Material: material, Number: number))
            .Where(entry => entry.Material.Rotation is not null || request.IncludeKeyMaterial == IncludeKeyMaterial.AllKeyMaterial);
        var page = Page.Of(material, request.Marker, request.Limit, entry => entry.Number.ToString("D9"), KmsErrors.InvalidMarker);
        return new([.. page.Items.Select(entry => RotationsListEntry.Of(key, entry.Material, entry.Number))], page.Next, page.IsTruncated);
    }
}

/// <summary>The key material to include in a list.</summary>
public enum IncludeKeyMaterial
{
    /// <summary>Material that rotations created.</summary>
    [Wire("ROTATIONS_ONLY")]
    RotationsOnly,

    /// <summary>All material, including the first.</summary>
    [Wire("ALL_KEY_MATERIAL")]
    AllKeyMaterial,
}

/// <summary>One generation of a key's material in a list.</summary>
public sealed record RotationsListEntry(string KeyId, string KeyMaterialId, KeyMaterialState KeyMaterialState, DateTimeOffset? RotationDate, RotationType? RotationType)
{
    internal static RotationsListEntry Of(Key key, KeyMaterial material, int number) => new(
        key.Arn,
        key.Material[number].Id,
        number == key.Material.Count - 1 ? KeyMaterialState.Current : KeyMaterialState.NonCurrent,
        material.Rotation is null ? null : material.CreatedAt,
        material.Rotation);
}

/// <summary>The state of key material.</summary>
public enum KeyMaterialState
{
    /// <summary>The material encrypts and decrypts.</summary>
    [Wire("CURRENT")]
    Current,

    /// <summary>The material only decrypts.</summary>
    [Wire("NON_CURRENT")]
    NonCurrent,
}
