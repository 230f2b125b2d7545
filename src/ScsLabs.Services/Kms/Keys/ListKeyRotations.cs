namespace ScsLabs.Services.Kms;

/// <summary>Lists the rotations of a key, or all its material, oldest first.</summary>
/// <remarks>Errors: NotFoundException, InvalidMarkerException. Source: KMS API Reference, ListKeyRotations.</remarks>
[Operation<KmsApi>]
public sealed record ListKeyRotations(
    [Target<Key>(By = nameof(Key.Own)), Length(1, 2048)] string KeyId,
    IncludeKeyMaterial IncludeKeyMaterial = IncludeKeyMaterial.RotationsOnly,
    [Range(1, 1000)] int Limit = 100,
    [Length(1, 1024)] string? Marker = null)
{
    /// <summary>A page of them.</summary>
    public sealed record Result(IReadOnlyList<RotationsListEntry> Rotations, string? NextMarker, bool Truncated);

    /// <summary>Lists them.</summary>
    public static Result Handle(ListKeyRotations request, Key key)
    {
        var material = key.Material
            .Select((material, number) => (Material: material, Number: number))
            .Where(entry => entry.Material.Rotation is not null || request.IncludeKeyMaterial == IncludeKeyMaterial.AllKeyMaterial);
        var page = Page.Of(material, request.Marker, request.Limit, entry => entry.Number.ToString("D9"), KmsErrors.InvalidMarker);
        return new([.. page.Items.Select(entry => RotationsListEntry.Of(key, entry.Material, entry.Number))], page.Next, page.IsTruncated);
    }
}

/// <summary>Which of a key's material is listed.</summary>
public enum IncludeKeyMaterial
{
    /// <summary>What rotations made.</summary>
    [Wire("ROTATIONS_ONLY")]
    RotationsOnly,

    /// <summary>The first material too.</summary>
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

/// <summary>What material is for.</summary>
public enum KeyMaterialState
{
    /// <summary>To encrypt and decrypt.</summary>
    [Wire("CURRENT")]
    Current,

    /// <summary>To decrypt what it encrypted.</summary>
    [Wire("NON_CURRENT")]
    NonCurrent,
}
